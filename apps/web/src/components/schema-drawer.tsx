import type { UseMutationResult } from '@tanstack/react-query';
import { Button, Drawer, Flex, Form, Grid } from 'antd';
import { type ReactNode, useRef } from 'react';
import type { z } from 'zod';
import { Problem } from '../api/problem.ts';
import { useNames } from '../words/label.ts';
import { defineWords, useWords } from '../words/words.ts';
import { Failure } from './failure.tsx';
import { type FieldFault, faultsOf, forgetFaults, pathOfPointer } from './schema-faults.ts';
import { useAskingBeforeLeaving } from './use-asking-before-leaving.ts';
import { useReturnFocus } from './use-return-focus.ts';

const drawerWords = defineWords(
  'schemaDrawer',
  { save: '保存', cancel: '取消', giveUp: '表单中已填写的内容将不会保存，确定关闭吗？' },
  {
    save: 'Save',
    cancel: 'Cancel',
    giveUp: 'What you have written here will not be kept. Close the form?',
  },
);

/** A field left empty was not filled in. */
const filledIn = (values: object): object =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '' && value !== undefined));

/** A list that is one field shows the fault of its members. */
const fieldOf = (fields: readonly (string | number)[][], path: FieldFault['path']): (string | number)[] =>
  fields.find((field) => field.every((step, n) => step === path[n])) ?? [...path];

/**
 * A form at the side of a page, on a phone over the whole screen: checked by the schema that the server checks with, and
 * each refusal of the server shown at its field. What was written in it is not given up without a question.
 */
export function SchemaDrawer<Body extends object>(props: {
  readonly title: string;
  readonly schema: z.ZodType;
  readonly initialValues: object;
  readonly sending: UseMutationResult<unknown, Error, Body>;
  readonly onDone: (sent: Body) => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const say = useWords(drawerWords);
  const name = useNames();
  const isWide = Grid.useBreakpoint().md ?? true;
  const [form] = Form.useForm();
  const isSaved = useRef(false);
  useReturnFocus();
  const isWritten = () => form.isFieldsTouched() && !isSaved.current;
  useAskingBeforeLeaving(isWritten, say('giveUp'));
  const close = () => {
    if (!isWritten() || window.confirm(say('giveUp'))) props.onClose();
  };
  const { sending } = props;
  const show = (faults: readonly FieldFault[]) => {
    const fields = form.getFieldsError().map((field) => field.name);
    const shown = faults.map(({ path, label }) => ({ name: fieldOf(fields, path), errors: [name(label)] }));
    form.setFields(shown);
    const [first] = shown;
    if (first) form.scrollToField(first.name, { focus: true });
  };
  const { error } = sending;
  const fieldsOfFaults =
    error instanceof Problem ? error.faults.map(({ pointer }) => pathOfPointer(pointer)) : [];
  const isAtFields = fieldsOfFaults.length > 0 && fieldsOfFaults.every((path) => form.getFieldInstance(path));
  const submit = () => {
    const body = filledIn(form.getFieldsValue(true));
    const faults = faultsOf(props.schema, body);
    if (faults.length > 0) return show(faults);
    sending.mutate(body as Body, {
      onSuccess: () => {
        isSaved.current = true;
        props.onDone(body as Body);
      },
      onError: (error) => {
        if (!(error instanceof Problem)) return;
        show(error.faults.map(({ pointer, label }) => ({ path: pathOfPointer(pointer), label })));
      },
    });
  };
  return (
    <Drawer
      open
      title={props.title}
      onClose={close}
      size={isWide ? 520 : '100%'}
      mask={{ closable: false }}
      footer={
        <Flex justify="flex-end" gap={8}>
          <Button size="large" onClick={close}>
            {say('cancel')}
          </Button>
          <Button type="primary" size="large" loading={sending.isPending} onClick={submit}>
            {say('save')}
          </Button>
        </Flex>
      }
    >
      {error && <Failure error={error} isAtFields={isAtFields} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark="optional"
        initialValues={props.initialValues}
        onFinish={submit}
        onValuesChange={(changed: object) => forgetFaults(form, changed)}
      >
        {props.children}
        {/* Enter in a field sends the form. */}
        <button type="submit" hidden />
      </Form>
    </Drawer>
  );
}
