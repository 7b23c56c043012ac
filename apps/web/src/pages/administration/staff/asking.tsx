import { Button, Popconfirm } from 'antd';
import { useWords } from '../../../words/words.ts';
import { staffWords } from './words.ts';

/** A button that asks once more. */
export function Asking(props: {
  readonly label: string;
  readonly question: string;
  readonly onConfirm: () => void;
  readonly danger?: boolean;
}) {
  const say = useWords(staffWords);
  return (
    <Popconfirm
      title={props.question}
      styles={{ root: { maxWidth: 340 } }}
      okText={say('confirm')}
      cancelText={say('cancel')}
      onConfirm={props.onConfirm}
    >
      <Button danger={props.danger ?? false}>{props.label}</Button>
    </Popconfirm>
  );
}
