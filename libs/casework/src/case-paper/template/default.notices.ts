import type { PaperBlock } from '#casework/paper';
import { address, form, head, heading, seal, signatures, slip, text } from './default.blocks.ts';

type Blocks = readonly PaperBlock[];

const receipt: Blocks = [text(''), heading('送达回证'), signatures()];

/** The notices of a case as they come with the product. */
export const noticeBlocks = {
  acceptance: [
    ...head('受理通知书'),
    address('{{当事人姓名}}：'),
    text(
      '关于{{纠纷类型}}纠纷一案，{{调委会}}经审查，决定于{{受理日期}}受理。调解应当在{{调解期限}}前结束；期满未达成协议且当事人不同意延长的，终止调解。',
    ),
    text('调解员：{{调解员}}。当事人可以选择或者接受人民调解员，调解不收取任何费用。'),
    text('凭登记回执上的回执码可以查询本案所处阶段、下次调解时间和联系人，请妥善保管，勿告知他人。'),
    seal(),
    ...receipt,
  ],
  suspension: [
    ...head('中止调解通知书'),
    address('{{当事人姓名}}：'),
    text('关于{{纠纷类型}}纠纷一案，因{{中止事由}}，自{{中止日期}}起中止调解。中止期间不计入调解期限。'),
    text('{{中止原因}}', '具体原因：'),
    text('中止的原因消除后，调解委员会将通知当事人恢复调解。'),
    seal(),
    ...receipt,
  ],
  termination: [
    ...head('终止调解告知书'),
    address('{{当事人姓名}}：'),
    text('关于{{纠纷类型}}纠纷一案，{{调委会}}自{{终止日期}}起终止调解。'),
    text('{{终止事由}}', '终止事由：'),
    text('{{终止原因}}', '具体情况：'),
    text(
      '根据《中华人民共和国人民调解法》第二十六条，现告知当事人可以依法通过下列途径维护自己的权利：{{救济途径}}。',
    ),
    text(
      '请注意法律规定的诉讼时效和申请仲裁的期限。为防止矛盾激化，各方当事人应当保持克制，不得采取过激行为。',
    ),
    text('告知日期：{{告知日期}}'),
    seal(),
    ...receipt,
  ],
  referral: [
    ...head('移送函'),
    address('{{接收单位}}：'),
    text(
      '{{当事人姓名}}{{纠纷类型}}纠纷一案，属于你单位职责范围，现予移送，请依法处理，并将处理结果告知我单位。',
    ),
    heading('一、纠纷简要情况'),
    text('{{纠纷情况}}'),
    heading('二、移送理由'),
    text('{{移送理由}}'),
    heading('三、移送材料'),
    text('{{移送材料}}'),
    text('移送日期：{{移送日期}}\n联系人：{{调解员}}'),
    seal('{{承办单位}}（盖章）'),
    text(''),
    heading('回执'),
    slip(['接收单位', '（盖章）'], ['接收人', ''], ['接收日期', '　　　　年　　月　　日']),
  ],
  supervision: [
    { kind: 'title', text: '督办单' },
    { kind: 'under', text: '{{督办单号}}' },
    address('{{承办单位}}：'),
    form(
      ['督办事项', '案号{{案号}}，{{纠纷类型}}纠纷'],
      ['督办日期', '{{督办日期}}'],
      ['督办要求', '　　{{督办要求}}'],
    ),
    // By itself, so that the seal has it on its page, however long the demand is.
    slip(['答复期限', '{{答复期限}}'], ['签收人', ''], ['签收时间', '　　　　年　　月　　日']),
    seal('{{督办单位}}'),
  ],
} satisfies Readonly<Record<string, Blocks>>;
