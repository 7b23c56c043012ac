import { Form, Input, Modal, Select, Typography } from 'antd';
import { type Replacement, type ReplacementKind, replacedEverywhere, toldParts } from '#domain';
import { useReturnFocus } from '../../../components/use-return-focus.ts';
import { useWords } from '../../../words/words.ts';
import { asSent } from './edits.ts';
import { useKindOptions } from './replacement-dialog.tsx';
import type { Writing } from './use-writing.ts';
import { workingWords } from './words.ts';
import type { Working } from './working-query.ts';

interface Values {
  readonly find?: string;
  readonly replacement?: string;
  readonly kind: ReplacementKind;
  readonly reason: string;
}

/** Replaces words of the original in every part. @param find  what was marked when it was opened */
export function ReplaceMore(props: {
  readonly working: Working;
  readonly writing: Writing;
  readonly find: string;
  readonly onClose: () => void;
}) {
  const say = useWords(workingWords);
  const kinds = useKindOptions();
  const [form] = Form.useForm<Values>();
  const find = Form.useWatch('find', form) ?? props.find;
  useReturnFocus();
  const { working, writing, onClose } = props;
  const made = (words: string, by: Pick<Replacement, 'replacement' | 'kind' | 'reason'>) =>
    toldParts.map((part) => {
      const replacements = writing.written[part];
      const after = replacedEverywhere({ original: working.parts[part].original, replacements }, words, by);
      return { part, after, more: after.length - replacements.length };
    });
  const more = made(find, { replacement: '', kind: 'name', reason: '' }).reduce(
    (sum, one) => sum + one.more,
    0,
  );
  const finish = ({ find: words = '', replacement = '', kind, reason }: Values) => {
    for (const one of made(words, { replacement, kind, reason: reason.trim() }))
      if (one.more > 0) writing.write(one.part, one.after.map(asSent));
    onClose();
  };
  const isThere = async () => {
    if (more === 0) throw new Error(say('notFound'));
  };
  return (
    <Modal
      open
      title={say('replaceMore')}
      okText={say('apply')}
      cancelText={say('cancel')}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Typography.Paragraph type="secondary">{say('replaceMoreHint')}</Typography.Paragraph>
      <Form<Values>
        form={form}
        layout="vertical"
        onFinish={finish}
        initialValues={{ find: props.find, kind: 'name', reason: say('whyDefault') }}
      >
        <Form.Item
          name="find"
          label={say('find')}
          required
          validateTrigger={[]}
          rules={[{ validator: isThere }]}
          extra={find !== '' && say('found', { count: more })}
        >
          <Input autoFocus maxLength={200} lang="zh-CN" />
        </Form.Item>
        <Form.Item name="replacement" label={say('replaceBy')}>
          <Input maxLength={200} lang="zh-CN" />
        </Form.Item>
        <Form.Item name="kind" label={say('kind')}>
          <Select options={kinds} />
        </Form.Item>
        <Form.Item
          name="reason"
          label={say('why')}
          required
          rules={[{ required: true, whitespace: true, message: say('needed') }]}
        >
          <Input maxLength={200} lang="zh-CN" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
