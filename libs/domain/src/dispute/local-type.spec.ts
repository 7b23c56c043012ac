import { describe, expect, test } from '@jest/globals';
import { analysed, reported } from '../../../../test/support/dispute-events.ts';
import { continued, done, monday } from '../../../../test/support/dispute-samples.ts';
import { LocalTypeBook } from '../register/local-type.reading.ts';
import { readType } from '../register/type.wordings.ts';
import { unreported } from './dispute.snapshot.ts';
import { type LocalType, localTypeEdition, localTypesOn } from './local-type.ts';

const tourism: LocalType = {
  code: 'TOURISM',
  zh: '旅游',
  en: 'tourism',
  typeCode: 'OTH',
  wordings: ['涉旅', '景区'],
  townshipId: null,
  validFrom: '1990-01-01',
  validTo: '2026-12-31',
};
const editions: readonly LocalType[] = [
  tourism,
  { ...tourism, typeCode: 'CNS', validFrom: '2027-01-01', validTo: null },
  { ...tourism, typeCode: 'BUS', townshipId: 'here', validFrom: '2028-01-01', validTo: null },
];

describe('local types', () => {
  test.each([
    ['1989-12-31', []],
    ['2026-12-31', ['OTH']],
    ['2027-01-01', ['CNS']],
    ['2028-01-01', ['BUS']],
  ])('count on %s to %j: by the day, and by the township before everywhere', (on, classes) => {
    expect(localTypesOn(editions, on).map(({ typeCode }) => typeCode)).toEqual(classes);
    expect(localTypesOn([...editions].reverse(), on).map(({ typeCode }) => typeCode)).toEqual(classes);
  });

  test('are never called like a class', () => {
    const edition = { ...tourism, townshipId: null, reason: '县里通知', validTo: undefined };
    expect(localTypeEdition.safeParse({ ...edition, code: 'MAR' }).success).toBe(false);
    expect(localTypeEdition.safeParse({ ...edition, code: '旅游' }).success).toBe(false);
  });
});

describe('a register', () => {
  const read = (text: string, on: string | null) =>
    readType(text, { name: '纠纷类型', nameEn: 'type' }, { book: new LocalTypeBook(editions), on });

  test.each([
    ['旅游', '2026-05-01', 'OTH', 'TOURISM'],
    ['旅游纠纷', '2027-05-01', 'CNS', 'TOURISM'],
    ['涉旅类纠纷', '2028-05-01', 'BUS', 'TOURISM'],
    ['旅游', '1989-05-01', 'OTH', undefined],
    ['旅游', null, 'OTH', undefined],
    ['邻里', '2027-05-01', 'NEI', undefined],
  ])('that writes %s on %s means class %s, local type %s', (text, on, code, local) => {
    expect(read(text, on).value).toMatchObject({ code, ...(local ? { local } : {}) });
    expect(read(text, on).value.local).toBe(local);
  });

  test('says what it took for a local type', () => {
    expect(read('景区', '2027-05-01').notes).toEqual([
      expect.objectContaining({
        code: 'LOCAL_TYPE_READ',
        zh: '纠纷类型“景区”登记为地方类型“旅游”，归入“消费”',
      }),
    ]);
  });
});

describe('a case of a local type', () => {
  const told = continued(unreported(), reported(monday, { typeCode: 'OTH', localTypeCode: 'TOURISM' }));
  const reviewed = (over: Parameters<typeof analysed>[1]) =>
    continued(done('ACCEPT', told), analysed(monday, { typeCode: 'OTH', ...over })).context;

  test('keeps it as long as its class is the same', () => {
    expect(told.context.localTypeCode).toBe('TOURISM');
    expect(reviewed({}).localTypeCode).toBe('TOURISM');
  });

  test('loses it with another class, or when the review takes it off, and gets another', () => {
    expect(reviewed({ typeCode: 'CNS' }).localTypeCode).toBeNull();
    expect(reviewed({ localTypeCode: null }).localTypeCode).toBeNull();
    expect(reviewed({ typeCode: 'CON', localTypeCode: 'DEBT' }).localTypeCode).toBe('DEBT');
  });

  test('of no local type has no trace of one', () => {
    const plain = done('ACCEPT', continued(unreported(), reported(monday)));
    expect(continued(plain, analysed(monday, {})).context).not.toHaveProperty('localTypeCode');
  });
});
