import type { Label } from '../label.ts';

export type Festival =
  | 'newYear'
  | 'spring'
  | 'tomb'
  | 'labour'
  | 'dragonBoat'
  | 'midAutumn'
  | 'victory2015'
  | 'national';

/**
 * Public holidays and make-up days of the years that the State Council has published, 2004 to 2026.
 * `01-21/01-27` are days off (first/last), `+01-28/01-29` are weekend days worked in their place (调休).
 * A day not named here goes by the week. A day stands in the year in which it lies, not in that of its notice.
 * The days were taken from chinese-days 1.5.7 (MIT, © 2024 Yawei sun); test/calendar-data.spec.ts compares them
 * with that package day by day. It has no 2027 and answers by weekends there, so it is not asked at run time.
 * @source State Council, yearly notice on public holidays (国务院办公厅关于部分节假日安排的通知)
 */
export const publishedYears: Readonly<Record<number, Readonly<Partial<Record<Festival, string>>>>> = {
  2004: {
    newYear: '01-01',
    spring: '01-22/01-28 +01-17/01-18',
    labour: '05-01/05-07 +05-08/05-09',
    national: '10-01/10-07 +10-09/10-10',
  },
  2005: {
    newYear: '01-01/01-03',
    spring: '02-09/02-15 +02-05/02-06',
    labour: '05-01/05-07 +04-30 +05-08',
    national: '10-01/10-07 +10-08/10-09',
  },
  2006: {
    newYear: '01-01/01-03 +12-30/12-31',
    spring: '01-29/02-04 +01-28 +02-05',
    labour: '05-01/05-07 +04-29/04-30',
    national: '10-01/10-07 +09-30 +10-08',
  },
  2007: {
    newYear: '01-01/01-03 12-30/12-31 +12-29',
    spring: '02-18/02-24 +02-17 +02-25',
    labour: '05-01/05-07 +04-28/04-29',
    national: '10-01/10-07 +09-29/09-30',
  },
  2008: {
    newYear: '01-01',
    spring: '02-06/02-12 +02-02/02-03',
    tomb: '04-04/04-06',
    labour: '05-01/05-03 +05-04',
    dragonBoat: '06-07/06-09',
    midAutumn: '09-13/09-15',
    national: '09-29/10-05 +09-27/09-28',
  },
  2009: {
    newYear: '01-01/01-03 +01-04',
    spring: '01-25/01-31 +01-24 +02-01',
    tomb: '04-04/04-06',
    labour: '05-01/05-03',
    dragonBoat: '05-28/05-30 +05-31',
    midAutumn: '10-03',
    national: '10-01/10-02 10-04/10-08 +09-27 +10-10',
  },
  2010: {
    newYear: '01-01/01-03',
    spring: '02-13/02-19 +02-20/02-21',
    tomb: '04-03/04-05',
    labour: '05-01/05-03',
    dragonBoat: '06-14/06-16 +06-12/06-13',
    midAutumn: '09-22/09-24 +09-19 +09-25',
    national: '10-01/10-07 +09-26 +10-09',
  },
  2011: {
    newYear: '01-01/01-03 +12-31',
    spring: '02-02/02-08 +01-30 +02-12',
    tomb: '04-03/04-05 +04-02',
    labour: '04-30/05-02',
    dragonBoat: '06-04 06-06',
    midAutumn: '09-10/09-12',
    national: '10-01/10-07 +10-08/10-09',
  },
  2012: {
    newYear: '01-01/01-03',
    spring: '01-22/01-28 +01-21 +01-29',
    tomb: '04-02/04-04 +03-31/04-01',
    labour: '04-29/05-01 +04-28',
    dragonBoat: '06-22 06-24',
    midAutumn: '09-30',
    national: '10-01/10-07 +09-29',
  },
  2013: {
    newYear: '01-01/01-03 +01-05/01-06',
    spring: '02-09/02-15 +02-16/02-17',
    tomb: '04-04/04-06 +04-07',
    labour: '04-29/05-01 +04-27/04-28',
    dragonBoat: '06-10/06-12 +06-08/06-09',
    midAutumn: '09-19/09-21 +09-22',
    national: '10-01/10-07 +09-29 +10-12',
  },
  2014: {
    newYear: '01-01',
    spring: '01-31/02-06 +01-26 +02-08',
    tomb: '04-05/04-07',
    labour: '05-01/05-03 +05-04',
    dragonBoat: '06-02',
    midAutumn: '09-08',
    national: '10-01/10-07 +09-28 +10-11',
  },
  2015: {
    newYear: '01-01/01-03 +01-04',
    spring: '02-18/02-24 +02-15 +02-28',
    tomb: '04-05/04-06',
    labour: '05-01',
    dragonBoat: '06-20 06-22',
    midAutumn: '09-27',
    victory2015: '09-03/09-04 +09-06',
    national: '10-01/10-07 +10-10',
  },
  2016: {
    newYear: '01-01',
    spring: '02-07/02-13 +02-06 +02-14',
    tomb: '04-04',
    labour: '05-01/05-02',
    dragonBoat: '06-09/06-11 +06-12',
    midAutumn: '09-15/09-17 +09-18',
    national: '10-01/10-07 +10-08/10-09',
  },
  2017: {
    newYear: '01-01/01-02',
    spring: '01-27/02-02 +01-22 +02-04',
    tomb: '04-02/04-04 +04-01',
    labour: '05-01',
    dragonBoat: '05-28/05-30 +05-27',
    midAutumn: '10-04',
    national: '10-01/10-03 10-05/10-08 +09-30',
  },
  2018: {
    newYear: '01-01 12-30/12-31 +12-29',
    spring: '02-15/02-21 +02-11 +02-24',
    tomb: '04-05/04-07 +04-08',
    labour: '04-29/05-01 +04-28',
    dragonBoat: '06-18',
    midAutumn: '09-24',
    national: '10-01/10-07 +09-29/09-30',
  },
  2019: {
    newYear: '01-01',
    spring: '02-04/02-10 +02-02/02-03',
    tomb: '04-05/04-07',
    labour: '05-01/05-04 +04-28 +05-05',
    dragonBoat: '06-07/06-09',
    midAutumn: '09-13/09-15',
    national: '10-01/10-07 +09-29 +10-12',
  },
  2020: {
    newYear: '01-01',
    spring: '01-24/02-02 +01-19',
    tomb: '04-04/04-06',
    labour: '05-01/05-05 +04-26 +05-09',
    dragonBoat: '06-25/06-27 +06-28',
    national: '10-01/10-08 +09-27 +10-10',
  },
  2021: {
    newYear: '01-01/01-03',
    spring: '02-11/02-17 +02-07 +02-20',
    tomb: '04-03/04-05',
    labour: '05-01/05-05 +04-25 +05-08',
    dragonBoat: '06-12/06-14',
    midAutumn: '09-19/09-21 +09-18',
    national: '10-01/10-07 +09-26 +10-09',
  },
  2022: {
    newYear: '01-01/01-03 12-31',
    spring: '01-31/02-06 +01-29/01-30',
    tomb: '04-03/04-05 +04-02',
    labour: '04-30/05-04 +04-24 +05-07',
    dragonBoat: '06-03/06-05',
    midAutumn: '09-10/09-12',
    national: '10-01/10-07 +10-08/10-09',
  },
  2023: {
    newYear: '01-01/01-02',
    spring: '01-21/01-27 +01-28/01-29',
    tomb: '04-05',
    labour: '04-29/05-03 +04-23 +05-06',
    dragonBoat: '06-22/06-24 +06-25',
    midAutumn: '09-29',
    national: '09-30/10-06 +10-07/10-08',
  },
  2024: {
    newYear: '01-01',
    spring: '02-10/02-17 +02-04 +02-18',
    tomb: '04-04/04-06 +04-07',
    labour: '05-01/05-05 +04-28 +05-11',
    dragonBoat: '06-10',
    midAutumn: '09-15/09-17 +09-14',
    national: '10-01/10-07 +09-29 +10-12',
  },
  2025: {
    newYear: '01-01',
    spring: '01-28/02-04 +01-26 +02-08',
    tomb: '04-04/04-06',
    labour: '05-01/05-05 +04-27',
    dragonBoat: '05-31/06-02',
    midAutumn: '10-06',
    national: '10-01/10-05 10-07/10-08 +09-28 +10-11',
  },
  2026: {
    newYear: '01-01/01-03 +01-04',
    spring: '02-15/02-23 +02-14 +02-28',
    tomb: '04-04/04-06',
    labour: '05-01/05-05 +05-09',
    dragonBoat: '06-19/06-21',
    midAutumn: '09-25/09-27',
    national: '10-01/10-07 +09-20 +10-10',
  },
};

export const festivalNames: Readonly<Record<Festival, Label>> = {
  newYear: { zh: '元旦', en: "New Year's Day" },
  spring: { zh: '春节', en: 'Spring Festival' },
  tomb: { zh: '清明节', en: 'Tomb-sweeping Day' },
  labour: { zh: '劳动节', en: 'Labour Day' },
  dragonBoat: { zh: '端午节', en: 'Dragon Boat Festival' },
  midAutumn: { zh: '中秋节', en: 'Mid-Autumn Festival' },
  victory2015: { zh: '抗战胜利70周年纪念日', en: '70th anniversary of victory' },
  national: { zh: '国庆节', en: 'National Day' },
};
