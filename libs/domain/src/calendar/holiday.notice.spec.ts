import { describe, expect, test } from '@jest/globals';
import { withYear } from './calendar.year.ts';
import { readHolidayNotice } from './holiday.notice.ts';
import { publishedCalendar } from './published-calendar.ts';

const of2026 = `国务院办公厅关于2026年部分节假日安排的通知 国办发明电〔2025〕7号
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作。`;

const of2025 = `一、元旦：1月1日(周三)放假1天，不调休。二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，
共8天。1月26日（周日）、2月8日（周六）上班。三、清明节：4月4日至6日放假，共3天。四、劳动节：5月1日至5日放假调休，共5天。4月27日上班。
五、端午节：5月31日至6月2日放假。六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日、10月11日上班。`;

const of2023 = `元旦：2022年12月31日至2023年1月2日放假调休，共3天。春节：1月21日至27日放假调休，共7天。1月28日、29日上班。
清明节：4月5日放假，共1天。劳动节：4月29日至5月3日放假调休，共5天。4月23日、5月6日上班。端午节：6月22日至24日放假调休，共3天。
6月25日上班。中秋节、国庆节：9月29日至10月6日放假调休，共8天。10月7日、8日上班。`;

/** What a calendar says of each day of a year. */
const kindsOf = (year: number, calendar = publishedCalendar) =>
  Object.fromEntries(
    [...calendar.exceptions]
      .filter(([day]) => day.startsWith(String(year)))
      .map(([day, { kind }]) => [day, kind]),
  );

describe('a pasted notice on holidays', () => {
  test.each([
    [2026, of2026],
    [2025, of2025],
    [2023, of2023],
  ])('of %i gives the very days that are published', (year, text) => {
    const { spans } = readHolidayNotice(text, year);
    const read = withYear(publishedCalendar, { year, notice: '国办', spans: [...spans] }, 'read');
    expect(kindsOf(year, read)).toEqual(kindsOf(year));
  });

  test('says its year and number, and which days belong to another year', () => {
    expect(readHolidayNotice(of2026, 2030)).toMatchObject({ year: 2026, notice: '国办发明电〔2025〕7号' });
    expect(readHolidayNotice(of2023, 2023).outside).toEqual(['2022-12-31']);
  });

  test('may be a table: a span is off, a single weekend day beside it is worked', () => {
    const { spans } = readHolidayNotice(
      '春节\t2月15日—23日\t9天\t2月14日、28日\n清明节\t4月4日—6日\t3天\t',
      2026,
    );
    expect(spans.map(({ from, to, kind }) => `${from} ${to} ${kind}`)).toEqual([
      '2026-02-15 2026-02-23 rest',
      '2026-02-14 2026-02-14 work',
      '2026-02-28 2026-02-28 work',
      '2026-04-04 2026-04-06 rest',
    ]);
  });

  test.each(['', '今天天气很好', '春节：2月31日放假', '元旦：13月45日至99日上班'])(
    'gives nothing of 「%s」',
    (text) => {
      expect(readHolidayNotice(text, 2026).spans).toEqual([]);
    },
  );
});
