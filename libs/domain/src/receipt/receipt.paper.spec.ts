import { describe, expect, test } from '@jest/globals';
import { phoneWithName, type ReceiptFacts, receiptWording } from './receipt.paper.ts';

const facts: ReceiptFacts = {
  partyName: '赵大山',
  caseNumber: '（2026）月人调1号',
  reportedOn: '2026-11-23',
  expiresOn: '2028-11-22',
  unit: { name: '柳溪村', phone: '0734-1234567', phoneOf: null, address: '村委会一楼' },
  address: { page: 'https://fengqiao.example/receipt' },
};
const said = (over: Partial<ReceiptFacts> = {}) => {
  const { rows, hints } = receiptWording({ ...facts, ...over });
  return [...rows.map(({ label, text }) => `${label.zh}：${text.zh}`), ...hints.map(({ zh }) => zh)].join(
    '\n',
  );
};

describe('the paper of a receipt', () => {
  test('says whom to ask, until when, and how to keep it', () => {
    expect(said().split('\n')).toEqual([
      '案号：（2026）月人调1号',
      '当事人：赵大山',
      '登记日期：2026年11月23日',
      '承办单位：柳溪村',
      '电话：0734-1234567',
      '地址：村委会一楼',
      '有效期：最迟至2028年11月22日',
      '手机扫一扫，或打开 fengqiao.example/receipt 输入回执码，可查询办理进度、下次时间和联系方式。',
      '请妥善保管，不要拍照转发。最迟于案件办结后90日失效；遗失请到承办单位换发。',
    ]);
  });

  test('names whose telephone it is where it is another one, and no place where none is known', () => {
    const unit = { ...facts.unit, phone: '0734-7654321', phoneOf: '月山镇综治中心', address: null };
    expect(said({ unit })).toContain('电话：0734-7654321（月山镇综治中心）');
    expect(said({ unit })).not.toContain('地址');
    expect(phoneWithName({ phone: null, phoneOf: null })).toBeNull();
  });

  test('before the case has a number says so, and without an address of the product sends nobody there', () => {
    expect(said({ caseNumber: null, address: null })).toMatch(/受理后编号[\s\S]*向承办单位报出回执码/);
    expect(said({ address: null })).not.toContain('扫一扫');
  });

  test('has room for the seal of the unit, in both languages', () => {
    expect(receiptWording(facts).issuer).toEqual({ zh: '柳溪村（盖章）', en: '柳溪村 (seal)' });
  });
});
