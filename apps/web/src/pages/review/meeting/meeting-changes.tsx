import { Form, Input } from 'antd';
import { addToAgenda, moveMeeting, withReason } from '#domain';
import { api } from '../../../api/client.ts';
import { MomentInput } from '../../../components/plain-inputs.tsx';
import { useCapable } from '../../../session/actor.ts';
import { useWords } from '../../../words/words.ts';
import { DisputePicker } from '../../dispute/form/dispute-picker.tsx';
import type { Meeting } from '../review-query.ts';
import { WithReason } from './reason-drawer.tsx';
import { meetingWords } from './words.ts';

interface Props {
  readonly meeting: Meeting;
}
interface Reason {
  readonly reason: string;
}

const at = ({ id }: Meeting) => ({ params: { path: { id } } });

/** Moves or cancels a meeting that is to come. */
export function PlanChanges({ meeting }: Props) {
  const say = useWords(meetingWords);
  if (!useCapable()('review.prepare')) return null;
  return (
    <>
      <WithReason<Reason & { plannedFor: string }>
        title={say('move')}
        schema={moveMeeting}
        send={(body) => api.POST('/api/v1/review/meetings/{id}/move', { ...at(meeting), body })}
      >
        <Form.Item
          name="plannedFor"
          label={say('newTime')}
          required
          getValueProps={(value?: string) => ({ value: value?.slice(0, 16) })}
          normalize={(value?: string) => value && `${value}:00+08:00`}
        >
          <MomentInput />
        </Form.Item>
      </WithReason>
      <WithReason<Reason>
        title={say('cancelIt')}
        schema={withReason}
        send={(body) => api.POST('/api/v1/review/meetings/{id}/cancel', { ...at(meeting), body })}
      />
    </>
  );
}

const [aCase, aMatter] = addToAgenda.options;

/** Puts a case on the agenda that its rules have not placed there. */
export function AddCase({ meeting }: Props) {
  const say = useWords(meetingWords);
  if (!useCapable()('review.prepare')) return null;
  return (
    <WithReason<Reason & { disputeId: string }>
      title={say('addCase')}
      schema={aCase}
      send={(body) => api.POST('/api/v1/review/meetings/{id}/agenda', { ...at(meeting), body })}
    >
      <Form.Item name="disputeId" label={say('case')} extra={say('caseHint')} required>
        <DisputePicker />
      </Form.Item>
    </WithReason>
  );
}

/** Takes off the agenda what somebody has added; that it stood there is kept. */
export function TakeOff({ meeting, additionId }: Props & { readonly additionId: string }) {
  const say = useWords(meetingWords);
  if (!useCapable()('review.prepare')) return null;
  return (
    <WithReason<Reason>
      isSmall
      title={say('takeOff')}
      schema={withReason}
      send={(body) =>
        api.POST('/api/v1/review/meetings/{id}/agenda/{additionId}/removal', {
          params: { path: { id: meeting.id, additionId } },
          body,
        })
      }
    />
  );
}

/** Puts a matter on the agenda that is no case. */
export function AddTopic({ meeting }: Props) {
  const say = useWords(meetingWords);
  if (!useCapable()('review.prepare')) return null;
  return (
    <WithReason<Reason & { topic: string }>
      title={say('addTopic')}
      schema={aMatter}
      send={(body) => api.POST('/api/v1/review/meetings/{id}/agenda', { ...at(meeting), body })}
    >
      <Form.Item name="topic" label={say('topic')} extra={say('conclusionsHint')} required>
        <Input maxLength={200} />
      </Form.Item>
    </WithReason>
  );
}

/** Opens a closed meeting again; its minutes stay readable as an edition of their own. */
export function Reopen({ meeting }: Props) {
  const say = useWords(meetingWords);
  if (!useCapable()('review.hold')) return null;
  return (
    <WithReason<Reason>
      title={say('reopen')}
      schema={withReason}
      send={(body) => api.POST('/api/v1/review/meetings/{id}/reopen', { ...at(meeting), body })}
    />
  );
}
