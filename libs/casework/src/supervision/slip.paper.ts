import type { Paper } from '#casework/paper';
import { dayLabel } from '#domain';
import type { Slip } from './slip.service.ts';

const day = (on: string): string => dayLabel(on).zh;

/** 督办单 in the official form: of its case the number and the stage, as the slip itself tells it. */
export function supervisionSlipPaper(slip: Slip): Paper {
  const issuer = slip.issuedBy.organisation;
  const title = `${issuer}督办单`;
  return {
    title,
    issuer,
    // A slip is dated by its day; the file needs an instant, and takes the midday of the office.
    at: `${slip.issuedOn}T04:00:00.000Z`,
    blocks: [
      { kind: 'title', text: title },
      { kind: 'under', text: slip.number },
      { kind: 'address', text: `${slip.to ?? ''}：` },
      {
        kind: 'form',
        rows: [
          {
            label: '督办事项',
            text: `案号${slip.caseNumber ?? '（未编号）'}，现处${slip.stageName.zh}阶段（${slip.stateName.zh}）`,
          },
          { label: '督办缘由', text: groundOf(slip) },
          { label: '督办要求', text: orderOf(slip) },
          {
            label: '答复期限',
            text:
              slip.answerByOn === null
                ? '请于收到之日起3个工作日内书面答复。'
                : `请于${day(slip.answerByOn)}前书面答复。`,
          },
          { label: '签发人', text: slip.issuedBy.name },
          { label: '签收人', text: '' },
          { label: '签收时间', text: '　　　　年　　　月　　　日' },
        ],
      },
      { kind: 'signature', issuer, on: day(slip.issuedOn) },
    ],
  };
}

function groundOf({ kind, deadline, supervisedOn }: Slip): string {
  return kind === 'ladder' && deadline !== null
    ? `该案“${deadline.name.zh}”期限已于${day(deadline.dueOn)}届满，至${day(supervisedOn)}尚未办结，经系统逐级提醒后列入督办。`
    : `${day(supervisedOn)}经审查决定督办。`;
}

const orderOf = ({ kind, order }: Slip): string =>
  order ?? (kind === 'ladder' ? '请即办理，并书面说明逾期原因和办结时间。' : '（见案件办理经过）');
