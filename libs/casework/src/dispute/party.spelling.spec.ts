import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { disputeListQuery } from '#domain';
import { aDesk, type Desk } from '../../../../test/support/desk.ts';
import { anOffice, type Office } from '../../../../test/support/office.ts';
import { DisputeList } from './dispute.list.ts';
import { initialsOf, pinyinOf, spellNames } from './party.spelling.ts';

test.each([
  ['张三', 'zs', 'zhangsan'],
  ['单小雨', 'sxy', 'shanxiaoyu'],
  ['曾国强', 'zgq', 'zengguoqiang'],
  ['仇大海', 'qdh', 'qiudahai'],
  ['解学文', 'xxw', 'xiexuewen'],
  ['查红', 'zh', 'zhahong'],
  ['吕布', 'lb', 'lvbu'],
  ['欧阳锋', 'oyf', 'ouyangfeng'],
])('%s is spelt %s and %s, its surname as a surname', (name, initials, syllables) => {
  expect([initialsOf(name), pinyinOf(name)]).toEqual([initials, syllables]);
});

describe('names from before there was pinyin', () => {
  let office: Office;
  let desk: Desk;
  beforeAll(async () => {
    office = await anOffice();
    desk = await aDesk(office);
  });
  afterAll(() => office.close());

  test('are spelt once, and then found by every part of it', async () => {
    const { id } = await desk.reported({
      parties: [
        { role: 'applicant', name: '仇大海' },
        { role: 'respondent', name: '吕布' },
      ],
    });
    await office.dataSource.query('update dispute set name_pinyin = null');
    const list = new DisputeList(office.dataSource, office.clock);
    const find = async (q: string) => {
      const { items } = await list.page(await office.actor('zhongxin'), disputeListQuery.parse({ q }));
      return items.map((item) => item.id);
    };
    expect(await find('qiudahai')).toEqual([]);
    expect(await spellNames(office.dataSource)).toBe(1);
    expect(await spellNames(office.dataSource)).toBe(0);
    for (const q of ['qiudahai', 'QIU', 'dahai', 'lvbu', 'lübu', 'qiu lvb'])
      expect(await find(q)).toEqual([id]);
    expect(await find('choudahai')).toEqual([]);
  });
});
