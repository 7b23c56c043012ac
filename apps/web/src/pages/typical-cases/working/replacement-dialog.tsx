import { Button, Form, Input, Modal, Radio, Select } from 'antd';
import {
  type Marked,
  type Replacement,
  type ReplacementKind,
  replacementKindLabels,
  replacementKinds,
} from '#domain';
import { useReturnFocus } from '../../../components/use-return-focus.ts';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { workingWords } from './words.ts';

interface Values {
  readonly way: 'replaced' | 'letStand';
  readonly replacement?: string;
  // What is not shown is not sent by the form.
  readonly kind?: ReplacementKind;
  readonly reason?: string;
  readonly undone?: string;
}

/** Every kind of replacement, to be chosen from. */
export function useKindOptions(): { readonly value: ReplacementKind; readonly label: string }[] {
  const name = useNames();
  return replacementKinds.map((value) => ({ value, label: name(replacementKindLabels[value]) }));
}

/** Changes one replacement: by other words, with another reason, or back to the original with a reason. */
export function ReplacementDialog(props: {
  readonly mark: Marked;
  readonly onDone: (mark: Replacement | null) => void;
  readonly onClose: () => void;
}) {
  const say = useWords(workingWords);
  const kinds = useKindOptions();
  const [form] = Form.useForm<Values>();
  const way = Form.useWatch('way', form) ?? (props.mark.undone === undefined ? 'replaced' : 'letStand');
  useReturnFocus();
  const { mark, onDone, onClose } = props;
  const { start, end, original } = mark;
  const needed = { required: true, whitespace: true, message: say('needed') };
  const finish = ({ replacement = '', kind = mark.kind, reason = mark.reason, undone }: Values) =>
    onDone({
      start,
      end,
      replacement: way === 'replaced' ? replacement : mark.replacement,
      kind,
      reason,
      ...(way === 'letStand' && undone !== undefined ? { undone: undone.trim() } : {}),
    });
  return (
    <Modal
      open
      title={say('change')}
      okText={say('apply')}
      cancelText={say('cancel')}
      onOk={form.submit}
      onCancel={onClose}
      footer={(_, { OkBtn, CancelBtn }) => (
        <>
          {mark.kind === 'wording' && <Button onClick={() => onDone(null)}>{say('drop')}</Button>}
          <CancelBtn />
          <OkBtn />
        </>
      )}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        onFinish={finish}
        initialValues={{
          way,
          replacement: mark.replacement,
          kind: mark.kind,
          reason: mark.reason,
          undone: mark.undone,
        }}
      >
        <p>
          <span className="quiet">{say('original')}</span>{' '}
          <span lang="zh-CN" className="story">
            {original === '' ? say('added') : original}
          </span>
        </p>
        {original !== '' && mark.kind !== 'wording' && (
          <Form.Item name="way">
            <Radio.Group
              options={(['replaced', 'letStand'] as const).map((value) => ({ value, label: say(value) }))}
            />
          </Form.Item>
        )}
        {way === 'replaced' ? (
          <>
            <Form.Item name="replacement" label={say('replaceBy')}>
              <Input.TextArea autoFocus rows={2} maxLength={20_000} lang="zh-CN" />
            </Form.Item>
            <Form.Item name="kind" label={say('kind')}>
              <Select options={kinds} />
            </Form.Item>
            <Form.Item name="reason" label={say('why')} required rules={[needed]}>
              <Input maxLength={200} lang="zh-CN" />
            </Form.Item>
          </>
        ) : (
          <Form.Item name="undone" label={say('whyStand')} required rules={[needed]}>
            <Input.TextArea rows={2} maxLength={1000} lang="zh-CN" />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}
