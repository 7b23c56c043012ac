import { Alert, Button, Drawer, Flex, Form, Grid, Typography } from 'antd';
import { useRef, useState } from 'react';
import { type CommandType, commandNames, disputeCommands } from '#domain';
import { newKey } from '../../../api/new-key.ts';
import { Problem } from '../../../api/problem.ts';
import { Failure } from '../../../components/failure.tsx';
import { faultsOf, forgetFaults, pathOfPointer } from '../../../components/schema-faults.ts';
import { useAskingBeforeLeaving } from '../../../components/use-asking-before-leaving.ts';
import { useReturnFocus } from '../../../components/use-return-focus.ts';
import { useActor, useCapable } from '../../../session/actor.ts';
import { useDates } from '../../../words/dates.ts';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { type Dispute, useSend } from '../dispute-query.ts';
import { disputeWords } from '../words.ts';
import { ChangedMeanwhile, ForbiddenMeanwhile } from './changed-meanwhile.tsx';
import { DraftPrintButton, draftFrom, useDraftPrint } from './draft-print.tsx';
import { fieldsOf, firstValues } from './event-forms.ts';
import { FieldInput } from './field-input.tsx';
import { commandFrom } from './form-values.ts';
import { draftWords, LeftEarlier } from './left-earlier.tsx';
import { PaperHead } from './paper-head.tsx';
import { useStandingTerms } from './standing-terms.ts';
import { useFormDraft } from './use-form-draft.ts';

/** What is wrong, and where: a field, or a line of one. */
interface Fault {
  readonly path: readonly (string | number)[];
  readonly words: string;
}

/** A line of a list has no place of its own for a fault: it is named by its number at the field. */
const sentenceOf = ({ path: [, line], words }: Fault): string =>
  typeof line === 'number' ? `${line + 1}. ${words}` : words;

interface Props {
  readonly dispute: Dispute;
  readonly type: CommandType;
  /** The other case that it is about, where that is known already. */
  readonly otherId: string | null;
  readonly onClose: () => void;
  /** The server has accepted it. */
  readonly onDone: (type: CommandType) => void;
}

/** The form of one event, at the side of the case; on a phone over the whole screen. */
export function EventDrawer({ dispute, type, otherId, onClose, onDone }: Props) {
  const say = useWords(disputeWords);
  const name = useNames();
  const { today } = useDates();
  const isCapable = useCapable();
  const isWide = Grid.useBreakpoint().md ?? true;
  const [form] = Form.useForm();
  const send = useSend(dispute.id);
  const isAccepted = useRef(false);
  const sayDraft = useWords(draftWords);
  const { staffId } = useActor();
  const draft = useFormDraft({ ownerId: staffId, dispute, type }, form);
  useStandingTerms(dispute, type, form);
  useReturnFocus();
  useAskingBeforeLeaving(() => form.isFieldsTouched() && !isAccepted.current && !draft.isSafe, say('giveUp'));
  const [homeless, setHomeless] = useState<readonly string[]>([]);
  const [{ key, version }, setSeen] = useState(() => ({
    key: newKey(),
    version: dispute.version,
  }));

  const showFaults = (faults: readonly Fault[]) => {
    const fields = fieldsOf(type).map(({ name }) => name);
    const at = (field: string) => faults.filter(({ path }) => path[0] === field);
    setHomeless(faults.filter(({ path }) => !fields.includes(String(path[0]))).map(({ words }) => words));
    form.setFields(fields.map((name) => ({ name, errors: at(name).map(sentenceOf) })));
    const first = fields.find((name) => at(name).length > 0);
    if (first) form.scrollToField(first, { focus: true });
  };
  /** Shows what the law has against it already. @returns whether it has nothing */
  const isInOrder = (schema: Parameters<typeof faultsOf>[0], body: object) => {
    const faults = faultsOf(schema, body);
    showFaults(faults.map(({ path, label }) => ({ path: [...path], words: name(label) })));
    return faults.length === 0;
  };
  const showRefusal = (error: Error) => {
    if (!(error instanceof Problem)) return;
    showFaults(
      error.faults.map(({ pointer, label }) => ({ path: pathOfPointer(pointer), words: name(label) })),
    );
  };
  const submit = (version: number, key: string) => {
    const body = commandFrom(type, form.getFieldsValue(true));
    if (!isInOrder(disputeCommands[type], body)) return;
    send.mutate(
      { type, body, version, key },
      {
        onSuccess: () => {
          isAccepted.current = true;
          draft.end();
          onDone(type);
        },
        onError: showRefusal,
      },
    );
  };
  const printing = useDraftPrint(dispute.id);
  const printDraft = () => {
    const terms = draftFrom(type, commandFrom(type, form.getFieldsValue(true)));
    if (terms && isInOrder(terms.schema, terms.draft)) printing.mutate(terms.draft, { onError: showRefusal });
  };
  const isStale = Problem.isStale(send.error);
  // Its own command is answered by a case in which it is no longer allowed: that forbids nothing.
  const isForbidden = !dispute.allowedEvents.includes(type) && !send.isPending && !send.isSuccess;
  const submitAnyway = () => {
    const seen = { key: newKey(), version: (send.error as Problem).versionNow ?? version };
    setSeen(seen);
    submit(seen.version, seen.key);
  };
  return (
    <Drawer
      open
      title={name(commandNames[type])}
      onClose={onClose}
      size={isWide ? 620 : '100%'}
      mask={{ closable: false }}
      footer={
        <Flex justify="flex-end" gap={8} wrap>
          {draft.isSafe && (
            <Typography.Text type="secondary" role="status" style={{ flex: 1, alignSelf: 'center' }}>
              {sayDraft('kept')}
            </Typography.Text>
          )}
          {draftFrom(type, {}) !== null && isCapable('paper.print') && !isForbidden && !draft.found && (
            <DraftPrintButton isPrinting={printing.isPending} onPrint={printDraft} />
          )}
          <Button size="large" onClick={onClose}>
            {say('cancel')}
          </Button>
          <Button
            type="primary"
            size="large"
            loading={send.isPending}
            disabled={isForbidden || draft.found !== null}
            onClick={() => (isStale ? submitAnyway() : submit(version, key))}
          >
            {say(isStale ? 'submitAnyway' : 'submit')}
          </Button>
        </Flex>
      }
    >
      <PaperHead dispute={dispute} />
      {isForbidden ? (
        <ForbiddenMeanwhile dispute={dispute} since={version} />
      ) : (
        send.error &&
        (isStale ? <ChangedMeanwhile problem={send.error as Problem} /> : <Failure error={send.error} />)
      )}
      {printing.error && <Failure error={printing.error} />}
      {homeless.map((words) => (
        <Alert key={words} type="error" showIcon role="alert" title={words} style={{ marginBottom: 16 }} />
      ))}
      {draft.found && (
        <LeftEarlier keptAt={draft.found.keptAt} onRestore={draft.restore} onDiscard={draft.discard} />
      )}
      <Form
        form={form}
        style={draft.found === null ? {} : { display: 'none' }}
        layout="vertical"
        requiredMark="optional"
        onValuesChange={(changed: object) => {
          forgetFaults(form, changed);
          draft.changed();
        }}
        initialValues={firstValues(type, {
          today,
          otherId,
          partyIds: dispute.parties.map(({ id }) => id),
        })}
      >
        {fieldsOf(type).map((field) => (
          <FieldInput key={field.name} field={field} dispute={dispute} />
        ))}
      </Form>
    </Drawer>
  );
}
