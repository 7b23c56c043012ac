import { Button, Flex, Modal, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import { ReasonDialog } from '../../../components/reason-dialog.tsx';
import { CodeDoor } from '../../../components/sealing/code-door.tsx';
import { useSealingKey } from '../../../components/sealing/sealing-query.ts';
import { useDates } from '../../../words/dates.ts';
import { useWords } from '../../../words/words.ts';
import { type Breaking, type BreakingStep, type SealedNote, useBreaking } from './sealed-notes-query.ts';
import { sealedNoteWords } from './words.ts';

/** What was asked about the seal of a note and what came of it, with the buttons of whoever has a say now. */
export function Breakings(props: {
  readonly dispute: { readonly id: string; readonly version: number };
  readonly note: Pick<SealedNote, 'id' | 'position' | 'mayAsk' | 'breakings'>;
}) {
  const say = useWords(sealedNoteWords);
  const { note } = props;
  const [asked, ask] = useState<{ readonly step: BreakingStep; readonly breakingId: string } | null>(null);
  return (
    <>
      {note.breakings.map((breaking) => (
        <Told key={breaking.id} breaking={breaking}>
          {breaking.mayAnswer && (
            <>
              <Button type="primary" danger onClick={() => ask({ step: 'agree', breakingId: breaking.id })}>
                {say('agree')}
              </Button>
              <Button onClick={() => ask({ step: 'refuse', breakingId: breaking.id })}>
                {say('refuse')}
              </Button>
            </>
          )}
          {breaking.mayTakeBack && (
            <Button onClick={() => ask({ step: 'takeBack', breakingId: breaking.id })}>
              {say('takeBack')}
            </Button>
          )}
        </Told>
      ))}
      {note.mayAsk && (
        <Button
          danger
          className="no-print"
          style={{ alignSelf: 'flex-start' }}
          onClick={() => ask({ step: 'ask', breakingId: '' })}
        >
          {say('ask')}
        </Button>
      )}
      {asked && <Step {...props} {...asked} onClose={() => ask(null)} />}
    </>
  );
}

function Told({
  breaking: { askedBy, askedAt, askedFor, endsAt, outcome, answeredBy, answeredAt, agreedFor },
  children,
}: {
  readonly breaking: Breaking;
  readonly children: ReactNode;
}) {
  const say = useWords(sealedNoteWords);
  const dates = useDates();
  const answered = { name: answeredBy?.name ?? '', at: answeredAt ? dates.moment(answeredAt) : '' };
  const became = () => {
    if (outcome === 'waiting') return say('waiting', { until: dates.moment(endsAt) });
    if (outcome === 'lapsed') return say('lapsed');
    if (outcome === 'broken') return say('broken', { ...answered, reason: agreedFor ?? '' });
    return say(answeredBy?.id === askedBy.id ? 'tookBack' : 'refused', answered);
  };
  return (
    <div className="inset" style={{ marginTop: 0 }}>
      <div className="story">
        {say('asked', { name: askedBy.name, at: dates.moment(askedAt), reason: askedFor })}
      </div>
      <Typography.Text
        className="story"
        type={outcome === 'broken' ? 'danger' : outcome === 'waiting' ? 'warning' : 'secondary'}
      >
        {became()}
      </Typography.Text>
      <Flex gap={8} wrap className="no-print" style={{ marginTop: 8 }}>
        {children}
      </Flex>
    </div>
  );
}

const titles = {
  ask: 'askTitle',
  agree: 'agreeTitle',
  refuse: 'refuseTitle',
  takeBack: 'takeBackTitle',
} as const;
const hints = { ask: 'askHint', agree: 'agreeHint', refuse: 'refuseHint', takeBack: 'takeBackHint' } as const;
const buttons = { ask: 'askOk', agree: 'agree', refuse: 'refuse', takeBack: 'takeBack' } as const;

/** Asks for the reason of a step; of whoever uses their half, for their code as well. */
function Step(props: {
  readonly dispute: { readonly id: string; readonly version: number };
  readonly note: Pick<SealedNote, 'id' | 'position'>;
  readonly step: BreakingStep;
  readonly breakingId: string;
  readonly onClose: () => void;
}) {
  const say = useWords(sealedNoteWords);
  const { step, breakingId, note } = props;
  const breaking = useBreaking(props.dispute, note.id);
  const { until } = useSealingKey();
  const needsCode = step === 'ask' || step === 'agree';
  const title = say(titles[step], { n: note.position });
  if (needsCode && until === null) return <CodeFirst title={title} onClose={props.onClose} />;
  return (
    <ReasonDialog
      title={title}
      hint={say(hints[step])}
      okText={say(buttons[step])}
      isFinal={step === 'agree'}
      sending={breaking}
      onReason={(reason) => breaking.mutate({ step, breakingId, reason }, { onSuccess: props.onClose })}
      onClose={props.onClose}
    />
  );
}

function CodeFirst(props: { readonly title: string; readonly onClose: () => void }) {
  const say = useWords(sealedNoteWords);
  return (
    <Modal open title={props.title} footer={null} onCancel={props.onClose}>
      <Typography.Paragraph>{say('unlockFirst')}</Typography.Paragraph>
      <CodeDoor autoFocus />
    </Modal>
  );
}
