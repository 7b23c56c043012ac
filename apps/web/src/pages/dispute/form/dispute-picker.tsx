import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { api, bodyOf } from '../../../api/client.ts';
import type { Controlled } from '../../../components/plain-inputs.tsx';
import { useNames } from '../../../words/label.ts';
import { useLists } from '../../../words/lists.ts';

/** Finds another case by its number, its matter or a name. */
export function DisputePicker({
  value,
  onChange,
  id,
  except,
}: Controlled<string> & { readonly except?: string }) {
  const name = useNames();
  const { join } = useLists();
  const [typed, setTyped] = useState('');
  const { data, isFetching } = useQuery({
    queryKey: ['disputes', 'picker', typed],
    enabled: typed.trim() !== '',
    queryFn: async () =>
      bodyOf(await api.GET('/api/v1/disputes', { params: { query: { q: typed, limit: 20 } } })).items,
    placeholderData: (before) => before,
  });
  const { data: chosen } = useQuery({
    queryKey: ['dispute', value],
    enabled: value !== undefined,
    queryFn: async () =>
      bodyOf(await api.GET('/api/v1/disputes/{id}', { params: { path: { id: value ?? '' } } })),
  });
  const found = (data ?? []).map((one) => ({ ...one, names: one.parties }));
  const known = chosen && { ...chosen, names: join(chosen.parties.map((party) => party.name)) };
  const options = [...(known && !found.some(({ id: other }) => other === known.id) ? [known] : []), ...found]
    .filter((one) => one.id !== except)
    .map((one) => ({
      value: one.id,
      label: [one.number, one.names, one.place.name, name(one.typeName)].filter(Boolean).join(' · '),
    }));
  return (
    <Select<string>
      {...(id ? { id } : {})}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={isFetching}
      options={options}
      {...(value ? { value } : {})}
      onChange={(chosen) => onChange?.(chosen)}
    />
  );
}
