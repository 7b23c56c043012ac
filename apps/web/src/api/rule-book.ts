import { useQuery } from '@tanstack/react-query';
import { type Calendar, publishedCalendar } from '#domain';
import { api, bodyOf, type Shapes } from './client.ts';

/** The keys under which they are kept; whoever changes them drops `all`. */
export const ruleBookKeys = {
  all: ['rule-book'],
  rules: ['rule-book', 'rules'],
  calendar: ['rule-book', 'calendar'],
  runs: ['rule-book', 'recomputations'],
} as const;

/** A rule of the catalogue. */
export type Rule = NonNullable<ReturnType<typeof useRules>['data']>['rules'][number];
/** What another edition or calendar would do to open cases. */
export type Preview = Shapes['RecomputationPreview'];

/** The rules in force, and their editions. */
export const useRules = () =>
  useQuery({
    queryKey: ruleBookKeys.rules,
    queryFn: async () => bodyOf(await api.GET('/api/v1/deadline-rules')),
  });

/** The calendar of the server, with the notices that were entered. */
export const useCalendarEditions = () =>
  useQuery({
    queryKey: ruleBookKeys.calendar,
    queryFn: async () => bodyOf(await api.GET('/api/v1/calendar')),
    staleTime: 300_000,
  });

/** The calendar by which the server counts; the one that came with the page until it is known. */
export function useCalendar(): Calendar {
  const { data } = useCalendarEditions();
  if (data === undefined) return publishedCalendar;
  const { version, years, exceptions } = data;
  return {
    version,
    years,
    exceptions: new Map(exceptions.map(({ date, kind, name }) => [date, { kind, name }])),
  };
}
