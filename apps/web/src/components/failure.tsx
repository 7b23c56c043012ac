import { Alert, Button } from 'antd';
import { Problem } from '../api/problem.ts';
import { useNames } from '../words/label.ts';
import { defineWords, useWords } from '../words/words.ts';

const failureWords = defineWords(
  'failure',
  { retry: '重试', unforeseen: '页面出错了，请刷新后再试', code: '报障编号 {{id}}' },
  {
    retry: 'Try again',
    unforeseen: 'Something went wrong; reload the page',
    code: 'Quote {{id}} when you report it',
  },
);

/** Says what was refused or failed, in the words of the server, with each fault of the input. */
export function Failure({
  error,
  retry,
  isAtFields = false,
}: {
  readonly error: Error;
  readonly retry?: () => unknown;
  /** The faults stand at their fields already. */
  readonly isAtFields?: boolean;
}) {
  const say = useWords(failureWords);
  const name = useNames();
  const problem = error instanceof Problem ? error : null;
  // Several may be said of one field.
  const faults =
    problem?.faults.map(({ pointer, label }) => <div key={`${pointer} ${label.zh}`}>{name(label)}</div>) ??
    [];
  const id = problem && problem.status >= 500 ? problem.body.correlationId : undefined;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      style={{ marginBottom: 16 }}
      title={problem ? name(problem.label) : say('unforeseen')}
      description={faults.length > 0 && !isAtFields ? faults : id && say('code', { id })}
      action={
        retry && (
          <Button size="small" onClick={() => retry()}>
            {say('retry')}
          </Button>
        )
      }
    />
  );
}
