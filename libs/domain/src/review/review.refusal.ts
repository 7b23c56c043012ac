/** Why something was not applied. */
interface Refusal {
  readonly code: string;
  readonly messageZh: string;
  readonly message: string;
}

/** What a form tells whoever sits before the screen, said of the meeting instead. */
const formal: Readonly<Record<string, Pick<Refusal, 'messageZh' | 'message'>>> = {
  'changed-meanwhile': { messageZh: '案件情况已有新的变化', message: 'The case had changed' },
  'merged-meanwhile': { messageZh: '案件的并案情况已有变化', message: 'The merger of the case had changed' },
  'event-not-yours': {
    messageZh: '作出决定的人员无此权限',
    message: 'Whoever decided was not permitted to',
  },
};

/** Speaks to whoever sits before a screen. */
const toTheReader = /您|刷新|重试|重新提交/u;

/** A refusal as a paper tells it: why the decision could not be carried out, and nothing of screens. */
export function formalRefusal({ code, messageZh, message }: Refusal): Refusal {
  const said = formal[code] ?? (toTheReader.test(messageZh) ? unmet : { messageZh, message });
  return { code, ...said };
}

const unmet = {
  messageZh: '不符合办理条件',
  message: 'The conditions of this decision were not met',
};
