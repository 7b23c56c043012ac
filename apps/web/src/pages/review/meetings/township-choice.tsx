import { Select } from 'antd';
import { useSearchParams } from 'react-router-dom';
import { useWords } from '../../../words/words.ts';
import { useTownships } from './townships.ts';
import { meetingsWords } from './words.ts';

/** The township to which a list is narrowed; it stands in the address. */
export function useTownshipAsked(): string | undefined {
  const [address] = useSearchParams();
  return address.get('township') ?? undefined;
}

/** Narrows a list to one township, for whoever looks into several. */
export function TownshipChoice() {
  const say = useWords(meetingsWords);
  const townships = useTownships();
  const asked = useTownshipAsked();
  const [address, setAddress] = useSearchParams();
  if (townships.length < 2) return null;
  const choose = (township: string | undefined) => {
    const next = new URLSearchParams(address);
    if (township) next.set('township', township);
    else next.delete('township');
    setAddress(next, { replace: true });
  };
  return (
    <div style={{ width: 220 }} className="no-print">
      <Select
        aria-label={say('township')}
        placeholder={say('everyTownship')}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        options={[...townships]}
        value={asked ?? null}
        onChange={(chosen: string | null) => choose(chosen ?? undefined)}
        style={{ width: '100%' }}
      />
    </div>
  );
}
