import { Button, Flex, Tag, Typography } from 'antd';
import type { SealedWords } from '#domain';
import { useDates } from '../../../words/dates.ts';
import { useLists } from '../../../words/lists.ts';
import { useWords } from '../../../words/words.ts';
import type { Dispute } from '../dispute-query.ts';
import { partyNames } from '../story.ts';
import { Breakings } from './breakings.tsx';
import type { SealedNote, SealedNotes } from './sealed-notes-query.ts';
import { Widening } from './widening.tsx';
import { sealedNoteWords } from './words.ts';

interface Props {
  readonly dispute: Dispute;
  readonly note: SealedNote;
  readonly standing: SealedNotes['standing'];
  /** What it says, once it was opened. */
  readonly words: SealedWords | undefined;
  /** Absent while the key is shut. */
  readonly onOpen: (() => void) | undefined;
  readonly isOpening: boolean;
  readonly onFold: () => void;
}

/** One note: who wrote it and when, who can read it, what it says once it was opened, and what became of its seal. */
export function NoteItem({ dispute, note, standing, words, onOpen, isOpening, onFold }: Props) {
  const say = useWords(sealedNoteWords);
  const dates = useDates();
  const isWaiting = note.breakings.some(({ outcome }) => outcome === 'waiting');
  const isBroken = note.breakings.some(({ outcome }) => outcome === 'broken');
  return (
    <li className="session">
      <Flex vertical gap={6} align="stretch">
        <Flex gap={8} align="center" wrap>
          <strong>{say('nth', { n: note.position })}</strong>
          <span>{say('sealedOn', { name: note.sealedBy.name, at: dates.moment(note.sealedAt) })}</span>
          {isBroken && <Tag color="red">{say('brokenTag')}</Tag>}
          {isWaiting && <Tag color="gold">{say('waitingTag')}</Tag>}
        </Flex>
        {note.erasedOn === null ? (
          <Circle note={note} standing={standing} />
        ) : (
          <Typography.Text type="secondary">
            {say('erased', { day: dates.day(note.erasedOn) })}
          </Typography.Text>
        )}
        {note.mayOpen && onOpen && words === undefined && (
          <Button
            className="no-print"
            style={{ alignSelf: 'flex-start' }}
            aria-label={`${say('open')} ${say('nth', { n: note.position })}`}
            loading={isOpening}
            onClick={onOpen}
          >
            {say('open')}
          </Button>
        )}
        {words && <OpenedWords dispute={dispute} words={words} onFold={onFold} />}
        <Widening dispute={dispute} note={note} />
        <Breakings dispute={dispute} note={note} />
      </Flex>
    </li>
  );
}

/** Who can read it, and who together could break its seal. */
function Circle({
  note: { readers, keepers, mayOpen, lacking },
  standing,
}: Pick<Props, 'note' | 'standing'>) {
  const say = useWords(sealedNoteWords);
  const { join } = useLists();
  const named = (people: readonly { readonly name: string }[]) => join(people.map(({ name }) => name));
  const isShut = standing === 'mediator' && !mayOpen;
  const lines = [
    readers.length > 0 ? say('readers', { names: named(readers) }) : say('noReader'),
    keepers.leading.length > 0
      ? say('keepers', { leading: named(keepers.leading), guiding: named(keepers.guiding) })
      : say('noKeepers'),
    lacking.length > 0 && say('lacking', { names: named(lacking) }),
  ].filter((line) => line !== false);
  return (
    <>
      {lines.map((line) => (
        <Typography.Text key={line} type="secondary">
          {line}
        </Typography.Text>
      ))}
      {isShut && (
        <Typography.Text type="warning">{say(readers.length > 0 ? 'notForMe' : 'nobodyCan')}</Typography.Text>
      )}
    </>
  );
}

/** The words themselves. They never go on paper with the page. */
function OpenedWords({
  dispute,
  words: { talkedOn, partyIds, text },
  onFold,
}: {
  readonly dispute: Dispute;
  readonly words: SealedWords;
  readonly onFold: () => void;
}) {
  const say = useWords(sealedNoteWords);
  const dates = useDates();
  const { join } = useLists();
  const names = join(partyNames(dispute, partyIds));
  const day = dates.fullDay(talkedOn);
  return (
    <section className="sealed-words no-print" aria-label={say('title')}>
      <strong>{names === '' ? say('talkedOnly', { day }) : say('talked', { day, names })}</strong>
      <p className="story">{text}</p>
      <Button onClick={onFold}>{say('fold')}</Button>
    </section>
  );
}
