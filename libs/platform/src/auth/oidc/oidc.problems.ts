import { ProblemError } from '../../http/problem.ts';

export const oidcOff = (): ProblemError =>
  new ProblemError({
    kind: 'not-found',
    code: 'oidc-off',
    message: 'No identity provider is set up here',
    messageZh: '本系统未启用单点登录',
  });

/** One sentence for everything that may be wrong with a way back from the provider. */
export const oidcRefused = (): ProblemError =>
  new ProblemError({
    kind: 'unauthenticated',
    code: 'oidc-refused',
    message: 'The sign-in at the identity provider failed or is too old; begin again',
    messageZh: '单点登录未成功或已过期，请重新登录',
  });

export const oidcUnknown = (): ProblemError =>
  new ProblemError({
    kind: 'forbidden',
    code: 'oidc-unknown',
    message: 'Your account at the identity provider belongs to nobody here; ask the administrator',
    messageZh: '您的单点登录账号尚未登记，请联系管理员',
  });

export const oidcUnavailable = (): ProblemError =>
  new ProblemError({
    kind: 'unavailable',
    code: 'oidc-unavailable',
    message: 'The identity provider does not answer; sign in by user name and password',
    messageZh: '单点登录服务暂无响应，请用用户名和密码登录',
  });

export const identityTaken = (): ProblemError =>
  new ProblemError({
    kind: 'conflict',
    code: 'identity-taken',
    message: 'This account of the identity provider is registered for somebody else',
    messageZh: '该单点登录账号已登记给他人',
  });

export const noIdentity = (): ProblemError =>
  new ProblemError({
    kind: 'not-found',
    code: 'no-identity',
    message: 'No account of the identity provider is registered for this person',
    messageZh: '此人没有登记单点登录账号',
  });
