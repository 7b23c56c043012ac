import { CopyOutlined } from '@ant-design/icons';
import { Button, Card, Empty, Flex, message, Tag, Typography } from 'antd';
import type { FindingSeverity, PlacedTableCheck } from '#domain';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { cellName } from './checked-table.ts';
import { tableCheckWords } from './words.ts';

const colours: Readonly<Record<FindingSeverity, string>> = {
  contradiction: 'red',
  warning: 'orange',
  note: 'blue',
};

/** What was found, the gravest first; each finding shows its cells when it is touched. */
export function Findings(props: {
  readonly check: PlacedTableCheck | null;
  readonly isEmpty: boolean;
  readonly chosen: number | null;
  readonly onChoose: (finding: number | null) => void;
}) {
  const say = useWords(tableCheckWords);
  const name = useNames();
  const { check } = props;
  if (check === null || props.isEmpty)
    return (
      <Card title={say('findings')}>
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('nothing')} />
      </Card>
    );
  const { figures, findings, counts } = check;
  const count = figures.length;
  const summary =
    count === 0
      ? say('noFigures')
      : findings.length === 0
        ? say('clean', { count })
        : say('summary', { count, ...counts });
  return (
    <Card title={say('findings')} extra={findings.length > 0 && <CopyFindings check={check} />}>
      <Typography.Paragraph role="status" strong>
        {summary}
      </Typography.Paragraph>
      <ul className="findings">
        {findings.map((finding, index) => (
          <li key={`${finding.check} ${finding.zh}`}>
            <button
              type="button"
              aria-pressed={props.chosen === index}
              data-severity={finding.severity}
              onClick={() => props.onChoose(props.chosen === index ? null : index)}
            >
              <Flex gap={8} align="center" wrap>
                <Tag color={colours[finding.severity]}>{say(finding.severity)}</Tag>
                <Typography.Text type="secondary">{whereOf(check, finding.figures)}</Typography.Text>
              </Flex>
              <span>{name(finding)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** B3、B7: the cells concerned, as far as they are few. */
function whereOf({ places }: PlacedTableCheck, figures: readonly number[]): string {
  const cells = figures.flatMap((index) => places[index]?.cell ?? []);
  const named = cells.slice(0, 6).map(({ row, column }) => cellName(row, column));
  return named.join('、') + (cells.length > named.length ? '…' : '');
}

function CopyFindings({ check }: { readonly check: PlacedTableCheck }) {
  const say = useWords(tableCheckWords);
  const name = useNames();
  const [notice, noticePlace] = message.useMessage();
  const copy = async () => {
    const lines = check.findings.map((finding) => `${say(finding.severity)}：${name(finding)}`);
    await navigator.clipboard.writeText(lines.join('\n'));
    void notice.success(say('copied'));
  };
  return (
    <>
      {noticePlace}
      <Button icon={<CopyOutlined />} onClick={() => void copy()}>
        {say('copy')}
      </Button>
    </>
  );
}
