import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import type { Role } from '#domain';
import { api, bodyOf } from '../api/client.ts';
import { useDates } from '../words/dates.ts';
import type { Controlled } from './plain-inputs.tsx';

type Chosen = string | readonly string[];

/** Chooses units of this part of the tree; county and township hold no cases. */
export function UnitPicker({
  multiple,
  value,
  onChange,
  id,
}: Controlled<Chosen> & { readonly multiple?: boolean }) {
  const { data = [], isPending } = useQuery({
    queryKey: ['organisations'],
    queryFn: async () => bodyOf(await api.GET('/api/v1/organisations')).items,
    staleTime: 300_000,
  });
  const options = data
    .filter(({ kind, active }) => active && kind !== 'county' && kind !== 'township')
    .map(({ id: unit, name }) => ({ value: unit, label: name }));
  return <Picker {...{ multiple, value, onChange, id, options, isPending }} />;
}

/** Chooses people who work here today, by role or because they head a unit. */
export function PeoplePicker(
  props: Controlled<Chosen> & {
    readonly multiple?: boolean;
    readonly withRole?: Role;
    readonly headOnly?: boolean;
  },
) {
  const { today } = useDates();
  const { data = [], isPending } = useQuery({
    queryKey: ['staff'],
    queryFn: async () => bodyOf(await api.GET('/api/v1/staff')).items,
    staleTime: 300_000,
  });
  const options = data
    .filter(({ active, appointments }) => {
      const running = appointments.filter(
        ({ startsOn, endsOn }) => startsOn <= today && (endsOn === null || today <= endsOn),
      );
      const fits = running.some(
        ({ role, isHead }) =>
          (props.withRole === undefined || role === props.withRole) && (!props.headOnly || isHead),
      );
      return active && fits;
    })
    .map(({ id, name, organisation }) => ({ value: id, label: `${name}（${organisation.name}）` }));
  const { multiple, value, onChange, id } = props;
  return <Picker {...{ multiple, value, onChange, id, options, isPending }} />;
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
