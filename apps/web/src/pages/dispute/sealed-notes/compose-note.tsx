import { DeleteOutlined, LockOutlined } from '@ant-design/icons';
import { Alert, Button, Drawer, Flex, Form, Grid, Input, Modal, Select, Typography } from 'antd';
import { useState } from 'react';
import { sealedTextAtMost, sealedWords } from '#domain';
import { Failure } from '../../../components/failure.tsx';
import { DayInput } from '../../../components/plain-inputs.tsx';
import { faultsOf } from '../../../components/schema-faults.ts';
import { CodeDoor } from '../../../components/sealing/code-door.tsx';
import { useSealingKey } from '../../../components/sealing/sealing-query.ts';
import { useAskingBeforeLeaving } from '../../../components/use-asking-before-leaving.ts';
import { useReturnFocus } from '../../../components/use-return-focus.ts';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import type { Dispute } from '../dispute-query.ts';
import { CircleChoice } from './circle-choice.tsx';
import type { NoteDraft } from './note-draft.ts';
import { type SealedNotes, useSeal } from './sealed-notes-query.ts';
import { useNoteDraft } from './use-note-draft.ts';
import { sealedNoteWords } from './words.ts';

type Circle = NonNullable<SealedNotes['circle']>;
interface Props {
  readonly dispute: Dispute;
  readonly circle: Circle;
  readonly onClose: () => void;
}

/** Writes a note. When the key is shut over it, the words leave the page and wait, encrypted, for the code. */
export function ComposeNote({ dispute, circle, onClose }: Props) {
  const say = useWords(sealedNoteWords);
  const isWide = Grid.useBreakpoint().md ?? true;
  const [modal, asking] = Modal.useModal();
  const { until } = useSealingKey();
  const note = useNoteDraft(dispute.id, until !== null);
  const seal = useSeal(dispute);
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const [isDone, setDone] = useState(false);
  const name = useNames();
  useReturnFocus();
  const question = say(note.isKept ? 'leaveKept' : 'leaveLost');
  const isAtStake = () => note.isWritten() && !isDone;
  useAskingBeforeLeaving(isAtStake, question);
  const close = () => {
    if (!isAtStake() || window.confirm(question)) onClose();
  };
  const finish = async () => {
    setDone(true);
    await note.clear();
    onClose();
  };
  const send = ({ key, talkedOn, partyIds, text, barredIds }: NoteDraft) => {
    const words = { talkedOn, partyIds: [...partyIds], text };
    const found = faultsOf(sealedWords, words);
    setFaults(Object.fromEntries(found.map(({ path, label }) => [String(path[0]), name(label)])));
    if (found.length > 0 || talkedOn === undefined) return;
    const { leading, guiding } = circle.keepers;
    const readers = circle.readers.filter(({ id }) => !barredIds.includes(id));
    const keyIds = [...readers, ...leading, ...guiding].map(({ keyId }) => keyId);
    seal.mutate({ words: { ...words, talkedOn }, keyIds, key }, { onSuccess: finish });
  };
  const discard = () =>
    void modal.confirm({
      title: say('discard'),
      content: say('discardAsk'),
      okText: say('discard'),
      okButtonProps: { danger: true },
      cancelText: say('cancel'),
      onOk: finish,
    });
  const { draft } = note;
  return (
    <Drawer
      open
      title={say('composeTitle')}
      onClose={close}
      size={isWide ? 640 : '100%'}
      mask={{ closable: false }}
      footer={
        <Flex justify="flex-end" gap={8}>
          <Button size="large" onClick={close}>
            {say('cancel')}
          </Button>
          <Button
            type="primary"
            size="large"
            icon={<LockOutlined />}
            disabled={draft === null || until === null}
            loading={seal.isPending}
            onClick={() => draft && send(draft)}
          >
            {say('seal')}
          </Button>
        </Flex>
      }
    >
      {asking}
      <Flex vertical gap={16}>
        {until === null && draft === null && <Alert type="warning" showIcon title={say('keptWaits')} />}
        <CodeDoor autoFocus />
        {seal.error && <Failure error={seal.error} />}
        {draft && (until !== null || !note.isKept) && (
          <Form layout="vertical" requiredMark={false}>
            <Words dispute={dispute} draft={draft} faults={faults} onChange={note.change} />
            <CircleChoice
              circle={circle}
              barredIds={draft.barredIds}
              onBar={(barredIds) => note.change({ barredIds })}
            />
            <Flex justify="space-between" gap={8} wrap style={{ marginTop: 16 }}>
              <Typography.Text type="secondary">
                {note.isWritten() && say(note.isKept ? 'kept' : isSecureContext ? 'keeping' : 'unkept')}
              </Typography.Text>
              {note.isWritten() && (
                <Button type="text" danger icon={<DeleteOutlined />} onClick={discard}>
                  {say('discard')}
                </Button>
              )}
            </Flex>
          </Form>
        )}
      </Flex>
    </Drawer>
  );
}

function Words(props: {
  readonly dispute: Dispute;
  readonly draft: NoteDraft;
  readonly faults: Readonly<Record<string, string>>;
  readonly onChange: (changes: Partial<Omit<NoteDraft, 'key'>>) => void;
}) {
  const say = useWords(sealedNoteWords);
  const { draft, faults, onChange } = props;
  const told = (field: string) =>
    faults[field] === undefined ? {} : ({ validateStatus: 'error', help: faults[field] } as const);
  return (
    <>
      <Form.Item label={say('talkedOn')} htmlFor="sealed-talked-on" {...told('talkedOn')}>
        <DayInput
          id="sealed-talked-on"
          value={draft.talkedOn}
          onChange={(talkedOn) => onChange({ talkedOn })}
        />
      </Form.Item>
      <Form.Item
        label={say('withWhom')}
        htmlFor="sealed-with"
        extra={say('withWhomHint')}
        {...told('partyIds')}
      >
        <Select
          id="sealed-with"
          mode="multiple"
          size="large"
          value={[...draft.partyIds]}
          onChange={(partyIds: string[]) => onChange({ partyIds })}
          options={props.dispute.parties.map(({ id, name: label }) => ({ value: id, label }))}
          optionFilterProp="label"
        />
      </Form.Item>
      <Form.Item
        label={say('text')}
        htmlFor="sealed-text"
        extra={say('count', { count: draft.text.length, most: sealedTextAtMost })}
        {...told('text')}
      >
        <Input.TextArea
          id="sealed-text"
          style={{ minHeight: '12em' }}
          autoComplete="off"
          spellCheck={false}
          value={draft.text}
          onChange={({ target }) => onChange({ text: target.value })}
        />
      </Form.Item>
    </>
  );
}
