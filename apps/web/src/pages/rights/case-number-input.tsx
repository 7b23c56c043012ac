import { Input } from 'antd';
import { useWords } from '../../words/words.ts';
import { rightsWords } from './words.ts';

/** Names the case of which the policy is asked. */
export function CaseNumberInput(props: {
  readonly value: string | undefined;
  readonly onAsk: (dispute: string | undefined) => void;
}) {
  const say = useWords(rightsWords);
  return (
    <Input.Search
      key={props.value ?? ''}
      allowClear
      enterButton={say('ask')}
      aria-label={say('dispute')}
      placeholder={say('disputeHint')}
      defaultValue={props.value ?? ''}
      onSearch={(text) => props.onAsk(text.trim() || undefined)}
      style={{ flex: '1 1 260px', maxWidth: 420 }}
    />
  );
}
