import { FilterOutlined } from '@ant-design/icons';
import { Button, Checkbox, Flex, Grid, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import {
  addDays,
  disputeTypeLabels,
  type Label,
  mayHoldCases,
  type OrganisationKind,
  riskLabels,
  stageLabels,
} from '#domain';
import { useLocalTypesOn } from '../../api/local-types.ts';
import { useOrganisations } from '../../api/office.ts';
import { useDates } from '../../words/dates.ts';
import { useNames } from '../../words/label.ts';
import { useLists } from '../../words/lists.ts';
import { useWords } from '../../words/words.ts';
import { type ListFilter, sortWords, usualSort } from './filter.ts';
import { disputesWords } from './words.ts';

/** How long somebody pauses before the search begins. */
const pauseMs = 300;

/** What narrows the list. Every choice goes into the address at once. */
export function FilterBar({ filter }: { readonly filter: ListFilter }) {
  const say = useWords(disputesWords);
  const isWide = Grid.useBreakpoint().md ?? true;
  const { aside } = useLists();
  const [isOpen, setOpen] = useState(false);
  return (
    <Flex className="no-print" gap={8} wrap align="center" role="search">
      <Search value={filter.one('q') ?? ''} label={say('search')} onSearch={(q) => filter.set({ q })} />
      {!isWide && (
        <Button icon={<FilterOutlined />} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {filter.count > 0 ? aside(say('filters'), filter.count) : say('filters')}
        </Button>
      )}
      {(isWide || isOpen) && <Choices filter={filter} />}
      {!filter.isEmpty && (
        <Button type="link" onClick={filter.clear}>
          {say('clear')}
        </Button>
      )}
    </Flex>
  );
}

/** Everything but the words that are searched for. */
function Choices({ filter }: { readonly filter: ListFilter }) {
  const say = useWords(disputesWords);
  const name = useNames();
  const { today } = useDates();
  const { data: units = [] } = useOrganisations();
  const localTypes = useLocalTypesOn();
  const named = (labels: Readonly<Record<string, Label>>) =>
    Object.entries(labels).map(([value, label]) => ({ value, label: name(label) }));
  const unitsOf = (isWanted: (kind: OrganisationKind) => boolean) =>
    units.filter(({ kind }) => isWanted(kind)).map(({ id, name: label }) => ({ value: id, label }));
  const choices = [
    ['stage', named(stageLabels)],
    ['type', named(disputeTypeLabels)],
    ['localType', localTypes.map((type) => ({ value: type.code, label: name(type) }))],
    ['risk', named(riskLabels)],
    ['village', unitsOf((kind) => kind === 'village')],
    ['holder', unitsOf(mayHoldCases)],
  ] as const;
  const due = filter.one('overdue') === 'true' ? 'overdue' : filter.one('dueUntil') ? 'soon' : '';
  return (
    <>
      {choices.map(([key, options]) => (
        <Select
          key={key}
          mode="multiple"
          maxTagCount="responsive"
          allowClear
          aria-label={say(key)}
          placeholder={say(key)}
          options={[...options]}
          optionFilterProp="label"
          value={[...filter.many(key)]}
          onChange={(chosen: string[]) => filter.set({ [key]: chosen })}
          style={{ minWidth: 132 }}
        />
      ))}
      <Select
        aria-label={say('due')}
        value={due}
        options={[
          { value: '', label: say('anyDue') },
          { value: 'overdue', label: say('overdue') },
          { value: 'soon', label: say('dueSoon') },
        ]}
        onChange={(chosen) =>
          filter.set({
            overdue: chosen === 'overdue' ? 'true' : undefined,
            dueUntil: chosen === 'soon' ? addDays(today, 7) : undefined,
          })
        }
        style={{ minWidth: 120 }}
      />
      <Select
        aria-label={say('sort')}
        value={filter.one('sort') ?? usualSort}
        options={Object.entries(sortWords).map(([value, word]) => ({ value, label: say(word) }))}
        onChange={(sort) => filter.set({ sort })}
        style={{ minWidth: 140 }}
      />
      <Checkbox
        checked={filter.one('mine') === 'true'}
        onChange={({ target }) => filter.set({ mine: target.checked ? 'true' : undefined })}
      >
        {say('mine')}
      </Checkbox>
    </>
  );
}

function Search(props: {
  readonly value: string;
  readonly label: string;
  readonly onSearch: (words: string) => void;
}) {
  const [typed, setTyped] = useState(props.value);
  const { onSearch, value } = props;
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => onSearch(typed), pauseMs);
    return () => clearTimeout(timer);
  }, [typed, value, onSearch]);
  return (
    <Input.Search
      allowClear
      aria-label={props.label}
      placeholder={props.label}
      value={typed}
      maxLength={100}
      onChange={({ target }) => setTyped(target.value)}
      onSearch={onSearch}
      style={{ flex: '1 1 260px', maxWidth: 420 }}
    />
  );
}
