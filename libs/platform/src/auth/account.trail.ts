import type { DataSource } from 'typeorm';
import { execute, type Tx } from '../database/transaction.ts';
import type { SessionOrigin } from './session.origin.ts';

/** What can happen to an account, with what it is called. */
export const accountActionLabels = {
  'signed-in': { zh: '登录', en: 'signed in' },
  'sign-in-refused': { zh: '登录失败', en: 'sign-in refused' },
  'signed-out': { zh: '退出登录', en: 'signed out' },
  'other-sessions-ended': { zh: '退出其他全部登录', en: 'signed out of all others' },
  'sessions-ended-by-administrator': { zh: '被强制退出', en: 'signed out by somebody else' },
  'password-changed': { zh: '修改密码', en: 'password changed' },
  'password-set': { zh: '密码被重置', en: 'password set by somebody else' },
  'second-factor-set-up': { zh: '启用动态验证码', en: 'second factor set up' },
  'second-factor-removed': { zh: '停用动态验证码', en: 'second factor removed' },
  'second-factor-reset': { zh: '动态验证码被重置', en: 'second factor reset by somebody else' },
  'recovery-codes-made': { zh: '重新生成恢复码', en: 'recovery codes made' },
  'recovery-code-used': { zh: '使用恢复码登录', en: 'recovery code used' },
  'identity-registered': { zh: '登记单点登录账号', en: 'account of the identity provider registered' },
  'identity-linked': { zh: '首次单点登录', en: 'first sign-in at the identity provider' },
  'identity-removed': { zh: '取消单点登录账号', en: 'account of the identity provider removed' },
  'api-key-made': { zh: '新建接口密钥', en: 'API key made' },
  'api-key-revoked': { zh: '吊销接口密钥', en: 'API key revoked' },
  'account-disabled': { zh: '账号停用', en: 'account disabled' },
  'account-enabled': { zh: '账号启用', en: 'account enabled' },
} as const;
export type AccountAction = keyof typeof accountActionLabels;

/** One entry in the trail of an account. */
export interface AccountEvent {
  readonly accountId: string;
  /** Null: whoever runs the machine, or somebody who failed to show that they are the owner. */
  readonly byId: string | null;
  readonly action: AccountAction;
  readonly origin?: SessionOrigin;
  readonly at: Date;
}

/**
 * Adds to the trail of an account, in the transaction of what happened where there is one. The trail is a table of the
 * plumbing, not the audit of cases: an account may belong to nobody in the office any more.
 */
export async function recordEvent(on: Tx | DataSource, event: AccountEvent): Promise<void> {
  await execute(on, {
    name: 'account.event',
    text: `insert into account_event (account_id, by_id, action, device, address, at) values ($1, $2, $3, $4, $5, $6)`,
    values: [
      event.accountId,
      event.byId,
      event.action,
      event.origin?.device ?? null,
      event.origin?.address ?? null,
      event.at,
    ],
  });
}
