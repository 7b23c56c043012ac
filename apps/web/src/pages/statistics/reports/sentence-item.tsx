import { Alert, Button, Flex, Input, Tag } from 'antd';
import { useRef } from 'react';
import { oddNumbers, reportSentenceLabels } from '#domain';
import { useNames } from '../../../words/label.ts';
import { useLists } from '../../../words/lists.ts';
import { useWords } from '../../../words/words.ts';
import type { SentenceId } from './report-query.ts';
import type { Wording } from './use-wording.ts';
import type { Worded } from './wording.ts';
import { reportWords } from './words.ts';

/** What a sentence is about. */
export function useSentenceNames(): (id: SentenceId) => string {
  const name = useNames();
  return (id) => name(reportSentenceLabels[id]);
}

/** One sentence of a report: as it stands, where it came from, and the way to change it and back. */
export function SentenceItem(props: {
  readonly sentence: Worded;
  readonly wording: Wording;
  /** The figures give another sentence than when these words were saved. */
  readonly hasMoved: boolean;
  /** Who saved something else at the same time. */
  readonly other: string | undefined;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
}) {
  const say = useWords(reportWords);
  const { join } = useLists();
  const name = useSentenceNames()(props.sentence.id);
  const { sentence, wording, hasMoved, isOpen, onOpen } = props;
  const { id, text, generated, isEdited, theirs } = sentence;
  const opener = useRef<HTMLButtonElement>(null);
  /** Whoever closes the field is at the button that opened it. */
  const close = () => {
    opener.current?.focus();
    onOpen(false);
  };
  const odd = oddNumbers(sentence, wording.sentences);
  const verb = text === '' && sentence.isWritten ? 'writeOf' : 'editOf';
  return (
    <li className="sentence" data-edited={isEdited || undefined}>
      <Flex gap={8} wrap align="center">
        <strong>{name}</strong>
        <Origin sentence={sentence} />
        {sentence.isPending && <Tag color="orange">{say('unsaved')}</Tag>}
      </Flex>
      {isOpen ? (
        <Input.TextArea
          autoFocus
          aria-label={say('textOf', { name })}
          className="sentence-field"
          lang="zh-CN"
          maxLength={4_000}
          value={text}
          onChange={({ target }) => wording.write(id, target.value)}
          onKeyDown={({ key }) => key === 'Escape' && close()}
        />
      ) : (
        <p className="sentence-text" lang="zh-CN">
          {text}
        </p>
      )}
      {isEdited && generated !== '' && (
        <div className="original">
          <span className="quiet">{say('original')}</span>
          <p lang="zh-CN">{generated}</p>
        </div>
      )}
      {hasMoved && !sentence.isPending && <Alert type="warning" showIcon title={say('moved')} />}
      {odd.length > 0 && text !== '' && (
        <Alert type="warning" showIcon title={say('odd', { numbers: join(odd) })} />
      )}
      {theirs !== null && (
        <Alert
          type="warning"
          role="alert"
          title={say('theirs', { name: props.other ?? say('somebody') })}
          description={
            <Flex vertical gap={8}>
              <span lang="zh-CN">{theirs === '' ? say('removed') : theirs}</span>
              <Flex gap={8} wrap>
                <Button size="large" onClick={() => wording.takeTheirs(id)}>
                  {say('useTheirs')}
                </Button>
                <Button size="large" onClick={() => wording.keepMine(id, theirs)}>
                  {say('keepMine')}
                </Button>
              </Flex>
            </Flex>
          }
        />
      )}
      <Flex gap={8} wrap className="no-print">
        <Button
          ref={opener}
          size="large"
          type={isOpen ? 'primary' : 'default'}
          aria-label={isOpen ? say('doneWith', { name }) : say(verb, { name })}
          onClick={() => onOpen(!isOpen)}
        >
          {say(isOpen ? 'done' : verb === 'writeOf' ? 'compose' : 'edit')}
        </Button>
        {isEdited && generated !== '' && (
          <Button
            size="large"
            aria-label={say('restoreOf', { name })}
            onClick={() => {
              wording.write(id, null);
              close();
            }}
          >
            {say('restore')}
          </Button>
        )}
        {isOpen && text !== '' && generated !== '' && (
          <Button size="large" aria-label={say('leaveOutOf', { name })} onClick={() => wording.write(id, '')}>
            {say('leaveOut')}
          </Button>
        )}
      </Flex>
    </li>
  );
}

/** Where the words of a sentence come from. */
function Origin({ sentence: { text, generated, isEdited, isWritten } }: { readonly sentence: Worded }) {
  const say = useWords(reportWords);
  if (text === '' && generated === '')
    return isWritten ? <Tag color="gold">{say('toWrite')}</Tag> : <Tag>{say('empty')}</Tag>;
  if (!isEdited) return <Tag>{say('generated')}</Tag>;
  if (generated === '') return <Tag color="blue">{say('written')}</Tag>;
  return text === '' ? <Tag color="red">{say('removed')}</Tag> : <Tag color="blue">{say('edited')}</Tag>;
}
