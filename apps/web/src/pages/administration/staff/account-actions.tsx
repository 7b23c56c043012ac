import { Alert, Button, Flex, Form, message, Typography } from 'antd';
import { useState } from 'react';
import { staffChange } from '#domain';
import { type StaffMember } from '../../../api/office.ts';
import { SchemaDrawer } from '../../../components/schema-drawer.tsx';
import { useActor } from '../../../session/actor.ts';
import { useWords } from '../../../words/words.ts';
import { Asking } from './asking.tsx';
import { firstPassword } from './first-password.ts';
import { IdentityActions } from './identity-actions.tsx';
import { PasswordInput } from './password-input.tsx';
import { useAccess, useChangeMember, useHasIdentityProvider } from './staff-query.ts';
import { StillMediates } from './still-mediates.tsx';
import { staffWords } from './words.ts';

/** What can be done to somebody's account; each is told in the trail of the account. */
export function AccountActions({ person }: { readonly person: StaffMember }) {
  const say = useWords(staffWords);
  const [notice, noticePlace] = message.useMessage();
  const access = useAccess(person.id);
  const change = useChangeMember(person.id);
  const hasProvider = useHasIdentityProvider();
  const isMyself = useActor().staffId === person.id;
  const done = (word: 'signedOut' | 'factorReset' | 'saved') => ({
    onSuccess: () => void notice.success(say(word)),
  });
  const error = access.error ?? change.error;
  return (
    <section>
      {noticePlace}
      <Typography.Title level={3} style={{ fontSize: 17, margin: '0 0 12px' }}>
        {say('account')}
      </Typography.Title>
      {isMyself && <Alert type="warning" title={say('yourself')} style={{ marginBottom: 12 }} />}
      {error && (
        <StillMediates
          error={error}
          personId={person.id}
          onLeave={() => change.mutate({ active: false, leaveCases: true }, done('saved'))}
        />
      )}
      <Flex vertical gap={8} align="stretch">
        <SetPassword personId={person.id} onDone={() => void notice.success(say('saved'))} />
        <Asking
          label={say('signOut')}
          question={say('signOutSure')}
          onConfirm={() => access.mutate('sessions', done('signedOut'))}
        />
        <Asking
          label={say('resetFactor')}
          question={say('resetFactorSure')}
          onConfirm={() => access.mutate('second-factor', done('factorReset'))}
        />
        {hasProvider && <IdentityActions personId={person.id} />}
        {person.active ? (
          <Asking
            danger
            label={say('shut')}
            question={say('shutSure')}
            onConfirm={() => change.mutate({ active: false }, done('saved'))}
          />
        ) : (
          <Button onClick={() => change.mutate({ active: true }, done('saved'))}>{say('open')}</Button>
        )}
      </Flex>
    </section>
  );
}

function SetPassword({ personId, onDone }: { readonly personId: string; readonly onDone: () => void }) {
  const say = useWords(staffWords);
  const [password, propose] = useState<string | null>(null);
  const change = useChangeMember(personId);
  return (
    <>
      <Button onClick={() => propose(firstPassword())}>{say('setPassword')}</Button>
      {password !== null && (
        <SchemaDrawer
          title={say('setPassword')}
          schema={staffChange}
          initialValues={{ password }}
          sending={change}
          onDone={() => {
            propose(null);
            onDone();
          }}
          onClose={() => propose(null)}
        >
          <Form.Item name="password" label={say('newPassword')} extra={say('passwordHint')} required>
            <PasswordInput />
          </Form.Item>
        </SchemaDrawer>
      )}
    </>
  );
}
