import { Form, Input, Radio, Select } from 'antd';
import { useRef } from 'react';
import { useNavigate } from 'react-router-dom';
import { meetingKindLabels, meetingKinds, planMeeting } from '#domain';
import { PeoplePicker } from '../../../components/pickers.tsx';
import { MomentInput } from '../../../components/plain-inputs.tsx';
import { SchemaDrawer } from '../../../components/schema-drawer.tsx';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { usePlanning } from '../review-query.ts';
import { useTownships } from './townships.ts';
import { meetingsWords } from './words.ts';

/** The form by which a meeting is planned; an urgent one is most often wanted now. */
export function PlanDrawer({
  townshipId,
  onClose,
}: {
  /** Chosen before. */
  readonly townshipId: string | undefined;
  readonly onClose: () => void;
}) {
  const say = useWords(meetingsWords);
  const name = useNames();
  const navigate = useNavigate();
  const townships = useTownships();
  const planned = useRef<string>(undefined);
  const planning = usePlanning(({ id }) => {
    planned.current = id;
  });
  const kinds = meetingKinds.map((kind) => ({ value: kind, label: name(meetingKindLabels[kind]) }));
  return (
    <SchemaDrawer
      title={say('planTitle')}
      schema={planMeeting}
      initialValues={{ kind: 'urgent', townshipId }}
      sending={planning}
      onDone={() => void navigate(`/review/meetings/${planned.current}`)}
      onClose={onClose}
    >
      {townships.length > 1 && (
        <Form.Item name="townshipId" label={say('township')} required>
          <Select options={[...townships]} showSearch={{ optionFilterProp: 'label' }} />
        </Form.Item>
      )}
      <Form.Item name="kind" label={say('kind')} required>
        <Radio.Group aria-label={say('kind')} options={kinds} />
      </Form.Item>
      <Form.Item
        name="plannedFor"
        label={say('when')}
        extra={say('whenHint')}
        getValueProps={(value?: string) => ({ value: value?.slice(0, 16) })}
        normalize={(value?: string) => value && `${value}:00+08:00`}
      >
        <MomentInput />
      </Form.Item>
      <Form.Item noStyle dependencies={['kind']}>
        {({ getFieldValue }) => (
          <Form.Item
            name="reason"
            label={say('reason')}
            extra={say('reasonHint')}
            required={getFieldValue('kind') === 'urgent'}
          >
            <Input maxLength={1000} />
          </Form.Item>
        )}
      </Form.Item>
      <Form.Item name="place" label={say('place')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="chairId" label={say('chairField')} extra={say('chairHint')}>
        <PeoplePicker />
      </Form.Item>
    </SchemaDrawer>
  );
}
