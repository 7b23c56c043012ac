import { useSearchParams } from 'react-router-dom';
import { type IsoDate, type Role, runsOn } from '#domain';
import { type StaffMember } from '../../../api/office.ts';

/** Whom the page shows, as its address says. */
export interface StaffFilter {
  readonly search: string;
  readonly unitId: string | undefined;
  readonly role: string | undefined;
  /** Also those whose account is closed. */
  readonly withLeft: boolean;
  /** Whose card is open. */
  readonly personId: string | undefined;
}

type Parameter = 'q' | 'unit' | 'role' | 'left' | 'person';

/** The filter, and how a part of it is replaced; an empty value takes it away. */
export function useStaffFilter(): readonly [
  StaffFilter,
  (name: Parameter, value: string | undefined) => void,
] {
  const [parameters, setParameters] = useSearchParams();
  const one = (name: Parameter) => parameters.get(name) ?? undefined;
  const filter = {
    search: one('q') ?? '',
    unitId: one('unit'),
    role: one('role'),
    withLeft: one('left') === 'true',
    personId: one('person'),
  };
  const set = (name: Parameter, value: string | undefined) =>
    setParameters(
      (before) => {
        const next = new URLSearchParams(before);
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace: true },
    );
  return [filter, set];
}

/** The roles that somebody holds today, each once. */
export const rolesToday = ({ appointments }: StaffMember, today: IsoDate): readonly Role[] => [
  ...new Set(appointments.filter((term) => runsOn(term, today)).map(({ role }) => role)),
];

/** The people whom a filter leaves. */
export function chosenOf(all: readonly StaffMember[], filter: StaffFilter, today: IsoDate) {
  const { search, unitId, role, withLeft } = filter;
  return all.filter(
    (person) =>
      (person.active || withLeft) &&
      (unitId === undefined || person.organisation.id === unitId) &&
      (role === undefined || rolesToday(person, today).some((held) => held === role)) &&
      `${person.name} ${person.organisation.name}`.includes(search.trim()),
  );
}
