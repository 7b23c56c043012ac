import { ProblemError } from '../http/problem.ts';

/**
 * One sentence for an unknown user, a wrong password, a locked and a disabled account: whoever guesses learns nothing
 * from it, and whoever has mistyped learns that waiting helps.
 */
export const signInRefused = (): ProblemError =>
  new ProblemError({
    kind: 'unauthenticated',
    code: 'sign-in-refused',
    message: 'Wrong user name or password; after 5 failures an account is locked for a while',
    messageZh: '用户名或密码不正确；连续输错 5 次后账号会暂时锁定，请稍后再试',
  });

export const notSignedIn = (): ProblemError =>
  new ProblemError({
    kind: 'unauthenticated',
    code: 'not-signed-in',
    message: 'Please sign in first, or the sign-in has expired',
    messageZh: '请先登录，或登录已过期',
  });

export const secondFactorAwaited = (): ProblemError =>
  new ProblemError({
    kind: 'unauthenticated',
    code: 'second-factor-awaited',
    message: 'The password was right; now give the code of your second factor',
    messageZh: '密码正确，请再输入动态验证码',
  });

export const badApiKey = (): ProblemError =>
  new ProblemError({
    kind: 'unauthenticated',
    code: 'bad-api-key',
    message: 'This API key is unknown, expired or revoked',
    messageZh: '接口密钥无效、已过期或已吊销',
  });

export const noAppointment = (): ProblemError =>
  new ProblemError({
    kind: 'forbidden',
    code: 'no-appointment',
    message: 'This account belongs to nobody who holds an office today; ask the administrator',
    messageZh: '该账号目前没有任职，请联系管理员',
  });

export const passwordChangeRequired = (): ProblemError =>
  new ProblemError({
    kind: 'forbidden',
    code: 'password-change-required',
    message: 'Your password was set by somebody else: replace it first',
    messageZh: '您的密码由他人设置，请先修改密码',
  });

export const secondFactorRequired = (): ProblemError =>
  new ProblemError({
    kind: 'forbidden',
    code: 'second-factor-required',
    message: 'Your role needs a second factor: set it up first',
    messageZh: '您的角色须启用动态验证码，请先设置',
  });

export const notAllowed = (): ProblemError =>
  new ProblemError({
    kind: 'forbidden',
    code: 'not-allowed',
    message: 'Your role does not allow this',
    messageZh: '您的角色无权进行此操作',
  });

export const scopeMissing = (scope: string): ProblemError =>
  new ProblemError({
    kind: 'forbidden',
    code: 'scope-missing',
    message: `This API key lacks the scope "${scope}"`,
    messageZh: `该接口密钥没有“${scope}”权限`,
  });

export const sessionRequired = (): ProblemError =>
  new ProblemError({
    kind: 'forbidden',
    code: 'session-required',
    message: 'An API key may not do this; sign in with user name and password',
    messageZh: '接口密钥不能进行此操作，请用用户名和密码登录',
  });

export const foreignOrigin = (): ProblemError =>
  new ProblemError({
    kind: 'forbidden',
    code: 'foreign-origin',
    message: 'This request was sent by a page of another site',
    messageZh: '该请求来自其他网站的页面，已拒绝',
  });

export const foreignContentType = (): ProblemError =>
  new ProblemError({
    kind: 'forbidden',
    code: 'foreign-content-type',
    message: 'Send application/json or multipart/form-data',
    messageZh: '请求内容类型须为 application/json 或 multipart/form-data',
  });
