import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  type Calendar,
  type CalendarEdition,
  calendarInForce,
  calendarOf,
  isKnownCalendar,
  isKnownEdition,
  learnCalendarEditions,
  learnEdition,
  productEdition,
  putCalendarInForce,
  type RuleEdition,
  type RunningClock,
} from '#domain';
import { query, type Tx } from '#platform';

/** The rules and the calendar with which new clocks start. */
export interface InForce {
  readonly rules: string;
  readonly calendar: Calendar;
}

/**
 * Reads the book of rules and calendars into this process. Editions never change, so what was read once stays right; only
 * which of them holds now can be out of date, and every command asks under its lock whether it is.
 */
@Injectable()
export class RuleBook implements OnApplicationBootstrap {
  #number = 0;
  #inForce: InForce = { rules: productEdition.id, calendar: calendarInForce() };

  constructor(private readonly dataSource: DataSource) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.read(this.dataSource);
  }

  /** What holds by the book of that number, which a command read in its own transaction. */
  async asOf(on: Tx | DataSource, number: number): Promise<InForce> {
    if (number > this.#number) await this.read(on);
    return this.#inForce;
  }

  /** What holds now. */
  async now(on: Tx | DataSource): Promise<InForce> {
    const [row] = await query<{ number: number }>(on, {
      name: 'rule-book.number',
      text: 'select number from rule_book',
    });
    return await this.asOf(on, row?.number ?? 0);
  }

  /** Makes sure that this process knows by what these clocks run: another one may have made an edition a moment ago. */
  async explain(
    on: Tx | DataSource,
    clocks: readonly Pick<RunningClock, 'rules' | 'calendar'>[],
  ): Promise<void> {
    const isKnown = clocks.every(
      ({ rules, calendar }) =>
        (rules === undefined || isKnownEdition(rules)) &&
        (calendar === undefined || isKnownCalendar(calendar)),
    );
    if (!isKnown) await this.read(on);
  }

  private async read(on: Tx | DataSource): Promise<void> {
    const { number, rules, calendar } = await learnRuleBook(on);
    putCalendarInForce(calendar);
    this.#inForce = { rules, calendar: calendarOf(calendar) };
    this.#number = number;
  }
}

/**
 * The calendar that held at a moment of the past: the one that the first year entered after it took the place of.
 * @param at  ISO instant
 */
export async function calendarAt(on: Tx | DataSource, at: string): Promise<Calendar> {
  const [next] = await query<{ replaces: string }>(on, {
    name: 'rule-book.calendar-at',
    text: 'select replaces from calendar_edition where made_at > $1::timestamptz order by made_at limit 1',
    values: [at],
  });
  if (next === undefined) return calendarInForce();
  if (!isKnownCalendar(next.replaces)) await learnRuleBook(on);
  return calendarOf(next.replaces);
}

interface Book {
  readonly number: number;
  readonly rules: string;
  readonly calendar: string;
  readonly editions: readonly RuleEdition[];
  readonly years: readonly CalendarEdition[];
}

/** Reads every edition and calendar of the database. @returns which of them hold */
export async function learnRuleBook(
  on: Tx | DataSource,
): Promise<Pick<Book, 'number' | 'rules' | 'calendar'>> {
  const [book] = await query<Book>(on, {
    name: 'rule-book.read',
    text: `
      select number, rules, calendar,
        (select coalesce(json_agg(json_build_object('id', id, 'rules', rules)), '[]')
         from rule_edition) as editions,
        (select coalesce(json_agg(json_build_object('version', version, 'replaces', replaces, 'year', year,
           'notice', notice, 'spans', spans)), '[]') from calendar_edition) as years
      from rule_book`,
  });
  if (book === undefined) throw new Error('the database has no rule book');
  for (const edition of book.editions) learnEdition(edition);
  learnCalendarEditions(book.years);
  return book;
}
