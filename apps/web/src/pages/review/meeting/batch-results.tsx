import { Alert, Flex } from 'antd';
import type { Shapes } from '../../../api/client.ts';
import { useSentences } from '../../../words/label.ts';
import { useLists } from '../../../words/lists.ts';
import { useWords } from '../../../words/words.ts';
import type { AgendaEntry } from '../review-query.ts';
import { useCaseName } from './case-lines.ts';
import { meetingWords } from './words.ts';

/** What became of each: how many were applied, and each refusal in a sentence. */
export function BatchResults(props: {
  readonly done: 'resultDone' | 'resultRetracted';
  readonly entries: readonly AgendaEntry[];
  readonly outcomes: readonly Shapes['CaseResult'][];
}) {
  const say = useWords(meetingWords);
  const sentence = useSentences();
  const caseName = useCaseName();
  const { named } = useLists();
  const refused = props.outcomes.filter(({ refusal }) => refusal !== null);
  const lineOf = (id: string) => props.entries.find(({ line }) => line.id === id)?.line;
  return (
    <Flex vertical gap={12} role="status">
      <Alert
        type="success"
        showIcon
        title={say(props.done, { count: props.outcomes.length - refused.length })}
      />
      {refused.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={say('resultRefused', { count: refused.length })}
          description={
            <ul className="plain">
              {refused.map(({ disputeId, refusal }) => {
                const line = lineOf(disputeId);
                return <li key={disputeId}>{line && refusal && named(caseName(line), sentence(refusal))}</li>;
              })}
            </ul>
          }
        />
      )}
    </Flex>
  );
}
