import { Alert, Button, Flex, Typography } from 'antd';
import { type PaperForm, paperFormFacts } from '#domain';
import { useNames } from '../words/label.ts';
import { useLists } from '../words/lists.ts';
import { useWords } from '../words/words.ts';
import type { FiledAs, Outcome } from './filing.ts';
import { scanWords } from './words.ts';

/** The file that is being read. */
export function Reading({ name }: { readonly name: string | null }) {
  const say = useWords(scanWords);
  return name !== null && <Typography.Text role="status">{say('reading', { name })}</Typography.Text>;
}

/** What became of each file that was handed in here, by its name. */
export function Outcomes(props: {
  readonly outcomes: readonly Outcome[];
  /** The paper as which they were handed in. */
  readonly asked?: PaperForm | undefined;
}) {
  const say = useWords(scanWords);
  const filed = props.outcomes.flatMap((one) => (one.became === 'filed' ? one.papers : []));
  /** Its other pages were handed in one by one, and the last of them may be among those after it. */
  const ofPaper = ({ form, version }: FiledAs) =>
    filed.filter((one) => one.form === form && one.version === version);
  const lacksEnd = (paper: FiledAs): boolean => ofPaper(paper).every((one) => one.lacksEnd);
  const pagesOf = (paper: FiledAs): number => ofPaper(paper).reduce((sum, { pages }) => sum + pages, 0);
  const sentence = useSentence(props.asked, lacksEnd, pagesOf);
  if (props.outcomes.length === 0) return null;
  return (
    <Flex vertical gap={4} component="ul" className="plain" aria-label={say('list')}>
      {props.outcomes.map((outcome, n) => {
        const refused = outcome.became === 'refused';
        const again = outcome.became === 'refused' ? outcome.again : null;
        return (
          // Nothing of it has a state of its own.
          // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name
          <li key={n} style={{ listStyle: 'none' }}>
            <Alert
              type={levelOf(outcome, lacksEnd)}
              showIcon
              title={sentence(outcome)}
              role={refused ? 'alert' : 'status'}
              action={
                again && (
                  <Button
                    aria-label={say(again.as === 'same' ? 'againOf' : 'evidenceOf', { name: outcome.name })}
                    onClick={again.send}
                  >
                    {say(again.as === 'same' ? 'again' : 'evidence')}
                  </Button>
                )
              }
            />
          </li>
        );
      })}
    </Flex>
  );
}

function levelOf(outcome: Outcome, lacksEnd: (paper: FiledAs) => boolean) {
  if (outcome.became === 'refused') return outcome.again ? ('warning' as const) : ('error' as const);
  if (outcome.became === 'repeated') return 'info' as const;
  if (outcome.papers.length === 0) return 'warning' as const;
  return outcome.papers.some((paper) => paper.note !== null || lacksEnd(paper))
    ? ('warning' as const)
    : ('success' as const);
}

function useSentence(
  asked: PaperForm | undefined,
  lacksEnd: (paper: FiledAs) => boolean,
  pagesOf: (paper: FiledAs) => number,
): (outcome: Outcome) => string {
  const say = useWords(scanWords);
  const name = useNames();
  const { join } = useLists();
  const paperWords = (filed: FiledAs) => {
    const { form, version, note } = filed;
    const paper = name(paperFormFacts[form]);
    const edition = version === null ? paper : say('version', { paper, version });
    const noted = note === null ? edition : say(note, { paper: edition });
    if (lacksEnd(filed)) return say('lacksEnd', { paper: noted });
    // Only the foot says how many there are: Word alone knows. @source decision 0072
    return filed.hasEnd ? say('counted', { paper: noted, count: pagesOf(filed) }) : noted;
  };
  return (outcome) => {
    const { name: file } = outcome;
    if (outcome.became === 'repeated') return say('repeated', { name: file });
    if (outcome.became === 'refused') return say('refused', { name: file, why: name(outcome.why) });
    const papers = join(outcome.papers.map(paperWords));
    if (papers === '') return say('unread', { name: file });
    if (!outcome.isRead) return say('chosen', { name: file, papers });
    const isMoved = asked !== undefined && outcome.papers.every(({ form }) => form !== asked);
    return isMoved
      ? say('moved', { name: file, papers, asked: name(paperFormFacts[asked]) })
      : say('filed', { name: file, papers });
  };
}
