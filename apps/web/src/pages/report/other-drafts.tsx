import { Alert, Button } from 'antd';
import { useLists } from '../../words/lists.ts';
import { useWords } from '../../words/words.ts';
import { inShort, type ReportDraft } from './report-draft.ts';
import { reportWords } from './words.ts';

/** The reports that were begun on this device and not handed in, besides the one in the form. */
export function OtherDrafts(props: {
  readonly drafts: readonly ReportDraft[];
  readonly onOpen: (id: string) => void;
}) {
  const say = useWords(reportWords);
  const { join } = useLists();
  const { drafts, onOpen } = props;
  if (drafts.length === 0) return null;
  const nameOf = ({ summary, parties }: ReportDraft) =>
    inShort(summary?.trim() || join(parties.flatMap(({ name }) => name?.trim() || [])) || say('unnamed'));
  return (
    <Alert
      type="info"
      showIcon
      title={say('otherDrafts', { count: drafts.length })}
      description={
        <ul className="plain">
          {drafts.map((draft) => (
            <li key={draft.id} className="row">
              <span style={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>{nameOf(draft)}</span>
              <Button onClick={() => onOpen(draft.id)}>{say('goOn')}</Button>
            </li>
          ))}
        </ul>
      }
    />
  );
}
