import { Button, Form, Input, message } from 'antd';
import { useState } from 'react';
import { oidcIdentity } from '#domain';
import { Failure } from '../../../components/failure.tsx';
import { SchemaDrawer } from '../../../components/schema-drawer.tsx';
import { useWords } from '../../../words/words.ts';
import { Asking } from './asking.tsx';
import { useAccess, useRegisterIdentity } from './staff-query.ts';
import { staffWords } from './words.ts';

/** Who somebody is at the identity provider. */
export function IdentityActions({ personId }: { readonly personId: string }) {
  const say = useWords(staffWords);
  const [notice, noticePlace] = message.useMessage();
  const [isOpen, open] = useState(false);
  const register = useRegisterIdentity(personId);
  const remove = useAccess(personId);
  const close = () => open(false);
  return (
    <>
      {noticePlace}
      {remove.error && <Failure error={remove.error} />}
      <Button onClick={() => open(true)}>{`${say('register')} · ${say('identity')}`}</Button>
      <Asking
        label={`${say('remove')} · ${say('identity')}`}
        question={say('removeSure')}
        onConfirm={() =>
          remove.mutate('oidc-identity', { onSuccess: () => void notice.success(say('removed')) })
        }
      />
      {isOpen && (
        <SchemaDrawer
          title={say('identity')}
          schema={oidcIdentity}
          initialValues={{}}
          sending={register}
          onDone={() => {
            close();
            void notice.success(say('registered'));
          }}
          onClose={close}
        >
          <Form.Item name="username" label={say('identityHint')} required>
            <Input maxLength={255} autoFocus autoComplete="off" />
          </Form.Item>
        </SchemaDrawer>
      )}
    </>
  );
}
