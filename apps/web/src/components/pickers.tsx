import { Select } from 'antd';
import { mayHoldCases, type Role, runsOn } from '#domain';
import { useOrganisations, useStaff } from '../api/office.ts';
import { useDates } from '../words/dates.ts';
import { useLists } from '../words/lists.ts';
import { useWords } from '../words/words.ts';
import { leaveWords } from './leave/words.ts';
import { ariaIn, type Controlled } from './plain-inputs.tsx';

type Chosen = string | readonly string[];

/** Chooses a body of this part of the tree, county and township among them: where somebody works. */
export function OrganisationPicker({
  label,
  value,
  onChange,
  id,
  ...aria
}: Controlled<string> & { readonly label?: string }) {
  const { data = [], isPending } = useOrganisations();
  return (
    <Select
      {...(id ? { id } : {})}
      {...ariaIn(aria)}
      {...(label ? { 'aria-label': label, placeholder: label } : {})}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      loading={isPending}
      options={data.map(({ id: unit, name }) => ({ value: unit, label: name }))}
      value={value ?? null}
      onChange={(chosen: string | null) => onChange?.(chosen ?? undefined)}
      style={{ width: '100%' }}
    />
  );
}

/** Chooses units of this part of the tree that may hold cases. */
export function UnitPicker({
  multiple,
  value,
  onChange,
  id,
  ...aria
}: Controlled<Chosen> & { readonly multiple?: boolean }) {
  const { data = [], isPending } = useOrganisations();
  const options = data
    .filter(({ kind, active }) => active && mayHoldCases(kind))
    .map(({ id: unit, name }) => ({ value: unit, label: name }));
  return <Picker {...{ multiple, value, onChange, id, options, isPending, ...ariaIn(aria) }} />;
}

/** Chooses people who work here today, by role or because they head a unit. */
export function PeoplePicker(
  props: Controlled<Chosen> & {
    readonly multiple?: boolean;
    readonly withRole?: Role;
    readonly headOnly?: boolean;
    /** What stands beside somebody's name besides; empty for nothing. */
    readonly remarkOn?: (id: string) => string;
  },
) {
  const say = useWords(leaveWords);
  const { today, day } = useDates();
  const { aside } = useLists();
  const { data = [], isPending } = useStaff();
  // Whoever stands in for a head on leave does what the head does.
  const standIns = new Set(
    data.flatMap(({ appointments, leave }) =>
      leave && leave.startsOn <= today && appointments.some((term) => term.isHead && runsOn(term, today))
        ? [leave.substitute.id]
        : [],
    ),
  );
  const options = data
    .filter(({ id, active, appointments }) => {
      const running = appointments.filter((term) => runsOn(term, today));
      const fits = running.some(
        ({ role, isHead }) =>
          (props.withRole === undefined || role === props.withRole) &&
          (!props.headOnly || isHead || standIns.has(id)),
      );
      return active && fits;
    })
    .map(({ id, name, organisation, leave }) => {
      const away = leave && leave.startsOn <= today ? say('onLeave', { day: day(leave.endsOn) }) : null;
      const remark = props.remarkOn?.(id);
      return { value: id, label: aside(name, [organisation.name, away, remark].filter(Boolean).join(' · ')) };
    });
  const { multiple, value, onChange, id } = props;
  return <Picker {...{ multiple, value, onChange, id, options, isPending, ...ariaIn(props) }} />;
}

function Picker(
  props: Controlled<Chosen> & {
    readonly multiple?: boolean | undefined;
    readonly options: { value: string; label: string }[];
    readonly isPending: boolean;
  },
) {
  return (
    <Select<Chosen>
      {...(props.id ? { id: props.id } : {})}
      {...ariaIn(props)}
      {...(props.multiple ? { mode: 'multiple' as const } : {})}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      loading={props.isPending}
      options={props.options}
      value={props.value ?? (props.multiple ? [] : null) ?? ''}
      onChange={(chosen) => props.onChange?.(chosen)}
    />
  );
}
