import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Flex, Form, Input, InputNumber, Typography } from 'antd';
import { api, bodyOf } from '../../api/client.ts';
import type { paths } from '../../api/schema.generated.ts';
import { Failure } from '../../components/failure.tsx';
import { keyWords } from '../../components/key-words.ts';
import { useWords } from '../../words/words.ts';

type NewKey = paths['/api/v1/api-keys']['post']['requestBody']['content']['application/json'];
const scopes = ['read', 'write', 'import', 'typical'] as const;

/** Asks what a key is for, and shows it: this once, and never again. */
export function NewKeyForm(props: { readonly onMade: () => void; readonly onDone: () => void }) {
  const say = useWords(keyWords);
  const make = useMutation({
    mutationFn: async (body: NewKey) => bodyOf(await api.POST('/api/v1/api-keys', { body })),
    onSuccess: props.onMade,
  });
  if (make.data) {
    return (
      <Flex vertical gap={16}>
        <Alert type="warning" showIcon title={say('once')} />
        <Typography.Text code copyable style={{ overflowWrap: 'anywhere', fontSize: 15 }}>
          {make.data.key}
        </Typography.Text>
        <Button type="primary" size="large" onClick={props.onDone}>
          {say('kept')}
        </Button>
      </Flex>
    );
  }
  return (
    <Form<NewKey>
      layout="vertical"
      initialValues={{ scopes: ['read'], expiresInDays: 90 }}
      onFinish={(body) => make.mutate(body)}
    >
      {make.error && <Failure error={make.error} />}
      <Form.Item name="name" label={say('name')} rules={[{ required: true, message: say('required') }]}>
        <Input maxLength={100} autoFocus placeholder={say('nameHint')} />
      </Form.Item>
      <Form.Item name="scopes" label={say('scopes')} rules={[{ required: true, message: say('required') }]}>
        <Checkbox.Group options={scopes.map((scope) => ({ value: scope, label: say(scope) }))} />
      </Form.Item>
      <Form.Item
        name="expiresInDays"
        label={say('expiresInDays')}
        rules={[{ required: true, message: say('required') }]}
      >
        <InputNumber min={1} max={730} precision={0} />
      </Form.Item>
      <Button type="primary" size="large" htmlType="submit" loading={make.isPending}>
        {say('make')}
      </Button>
    </Form>
  );
}
