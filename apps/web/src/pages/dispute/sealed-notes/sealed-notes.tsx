import { EditOutlined } from '@ant-design/icons';
import { Button, Flex, Typography } from 'antd';
import { useState } from 'react';
import { Failure } from '../../../components/failure.tsx';
import { CodeDoor } from '../../../components/sealing/code-door.tsx';
import { useSealingKey } from '../../../components/sealing/sealing-query.ts';
import { Section } from '../../../components/section.tsx';
import { useLists } from '../../../words/lists.ts';
import { useWords } from '../../../words/words.ts';
import type { Dispute } from '../dispute-query.ts';
import { ComposeNote } from './compose-note.tsx';
import { NoteItem } from './note-item.tsx';
import { type SealedNotes as Page, useSealedNotes } from './sealed-notes-query.ts';
import { useIsNoteBegun } from './use-note-draft.ts';
import { useOpenedNotes } from './use-opened-notes.ts';
import { sealedNoteWords } from './words.ts';
import './sealed-notes.css';

/**
 * Notes of separate talks (背靠背), for the mediators of the case, and for whoever keeps a half of a seal. Nobody else
 * learns more than the history tells them.
 */
export function SealedNotes({ dispute }: { readonly dispute: Dispute }) {
  const say = useWords(sealedNoteWords);
  const { aside } = useLists();
  const { data, error, refetch } = useSealedNotes(dispute);
  if (error)
    return (
      <Section secondary title={say('title')}>
        <Failure error={error} retry={refetch} />
      </Section>
    );
  if (data === undefined || data.standing === 'other') return null;
  return (
    <Section secondary title={data.count > 0 ? aside(say('title'), data.count) : say('title')}>
      <Room dispute={dispute} page={data} />
    </Section>
  );
}

function Room({ dispute, page }: { readonly dispute: Dispute; readonly page: Page }) {
  const say = useWords(sealedNoteWords);
  const { until } = useSealingKey();
  const isOpen = until !== null;
  const opened = useOpenedNotes(dispute.id, isOpen);
  const shut = page.items.filter(({ id, mayOpen }) => mayOpen && !opened.words.has(id));
  const isMediator = page.standing === 'mediator';
  const mayWrite = dispute.allowedEvents.includes('SEAL_NOTE');
  return (
    <Flex vertical gap={12}>
      <Typography.Text type="secondary">{say(hints[page.standing])}</Typography.Text>
      <CodeDoor />
      <Flex gap={8} wrap className="no-print">
        {page.circle && mayWrite && <Writing dispute={dispute} circle={page.circle} isOpen={isOpen} />}
        {isOpen && shut.length > 1 && (
          <Button loading={opened.isOpening} onClick={() => opened.open(shut.map(({ id }) => id))}>
            {say('openAll')}
          </Button>
        )}
      </Flex>
      {isMediator && !mayWrite && (
        <Typography.Text type="secondary">
          {say(dispute.dossier === 'archived' ? 'readOnly' : 'notNow')}
        </Typography.Text>
      )}
      {opened.error && <Failure error={opened.error} />}
      {page.items.length === 0 && <Typography.Text type="secondary">{say('none')}</Typography.Text>}
      <ul className="plain">
        {page.items.map((note) => (
          <NoteItem
            key={note.id}
            dispute={dispute}
            note={note}
            standing={page.standing}
            words={opened.words.get(note.id)}
            onOpen={isOpen ? () => opened.open([note.id]) : undefined}
            isOpening={opened.isOpening}
            onFold={() => opened.fold(note.id)}
          />
        ))}
      </ul>
    </Flex>
  );
}

const hints = {
  mediator: 'hint',
  keeper: 'keeperHint',
  former: 'formerHint',
  other: 'none',
} as const satisfies Readonly<Record<Page['standing'], string>>;

/** The way to a new note, or to one that was begun. The form stays when the key is shut over it: it asks for the code itself. */
function Writing(props: {
  readonly dispute: Dispute;
  readonly circle: NonNullable<Page['circle']>;
  readonly isOpen: boolean;
}) {
  const say = useWords(sealedNoteWords);
  const { dispute, circle } = props;
  const [isWriting, write] = useState(false);
  const isBegun = useIsNoteBegun(dispute.id, isWriting);
  return (
    <>
      {props.isOpen && (
        <Button type="primary" size="large" icon={<EditOutlined />} onClick={() => write(true)}>
          {say(isBegun ? 'goOnWriting' : 'write')}
        </Button>
      )}
      {isWriting && <ComposeNote dispute={dispute} circle={circle} onClose={() => write(false)} />}
    </>
  );
}
