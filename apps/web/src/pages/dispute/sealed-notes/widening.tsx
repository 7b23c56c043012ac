import { Button, Flex, Modal, Typography } from 'antd';
import { useState } from 'react';
import { Failure } from '../../../components/failure.tsx';
import { CodeDoor } from '../../../components/sealing/code-door.tsx';
import { useSealingKey } from '../../../components/sealing/sealing-query.ts';
import { useReturnFocus } from '../../../components/use-return-focus.ts';
import { useLists } from '../../../words/lists.ts';
import { useWords } from '../../../words/words.ts';
import { HolderName } from './circle-choice.tsx';
import { type Holder, type SealedNote, useWiden } from './sealed-notes-query.ts';
import { sealedNoteWords } from './words.ts';

interface Case {
  readonly id: string;
  readonly version: number;
}

/** Lets those in who cannot read a note yet, and gives its halves to those who should keep them today. */
export function Widening({ dispute, note }: { readonly dispute: Case; readonly note: SealedNote }) {
  const say = useWords(sealedNoteWords);
  const { join } = useLists();
  const [chosen, choose] = useState<readonly Holder[] | null>(null);
  const { lacking, keepersDue } = note;
  const named = (people: readonly Holder[]) => join(people.map(({ name }) => name));
  if (lacking.length === 0 && keepersDue === null) return null;
  return (
    <Flex vertical gap={6} align="flex-start" className="no-print">
      {lacking.length > 0 && (
        <Button type="primary" onClick={() => choose(lacking)}>
          {say('widen')}
        </Button>
      )}
      {keepersDue && (
        <>
          <Typography.Text type="secondary">
            {say('keepersChanged', {
              leading: named(keepersDue.leading),
              guiding: named(keepersDue.guiding),
            })}
          </Typography.Text>
          <Button onClick={() => choose([...keepersDue.leading, ...keepersDue.guiding])}>
            {say('moveKeepers')}
          </Button>
        </>
      )}
      {chosen && (
        <Agreeing dispute={dispute} noteId={note.id} holders={chosen} onClose={() => choose(null)} />
      )}
    </Flex>
  );
}

/** Shows whose keys they are before anything is sealed to them: what was agreed to is what is sent. */
function Agreeing(props: {
  readonly dispute: Case;
  readonly noteId: string;
  readonly holders: readonly Holder[];
  readonly onClose: () => void;
}) {
  const say = useWords(sealedNoteWords);
  const { until } = useSealingKey();
  const widen = useWiden(props.dispute);
  const { noteId, holders } = props;
  useReturnFocus();
  return (
    <Modal
      open
      title={say('widenTitle')}
      okText={say('widenOk')}
      okButtonProps={{ disabled: until === null }}
      cancelText={say('cancel')}
      confirmLoading={widen.isPending}
      onOk={() =>
        widen.mutate({ noteId, keyIds: holders.map(({ keyId }) => keyId) }, { onSuccess: props.onClose })
      }
      onCancel={props.onClose}
    >
      <Typography.Paragraph type="secondary">{say('widenHint')}</Typography.Paragraph>
      <ul className="plain">
        {holders.map((holder) => (
          <li key={holder.keyId} className="row">
            <HolderName holder={holder} />
          </li>
        ))}
      </ul>
      {until === null && <CodeDoor autoFocus />}
      {widen.error && <Failure error={widen.error} />}
    </Modal>
  );
}
