import { Alert, Button, Card, Col, Flex, Row, Select, Statistic, Typography } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { Failure } from '../../components/failure.tsx';
import { useSentences } from '../../words/label.ts';
import { useWords } from '../../words/words.ts';
import { ColumnMeanings } from './column-meanings.tsx';
import { HeaderRow } from './header-row.tsx';
import { type Preview, useCommit, useCorrect } from './import-query.ts';
import { RowsTable } from './rows-table.tsx';
import { importWords } from './words.ts';

/** How the register reads, what can be corrected here, and the button that enters it. */
export function PreviewOfRegister(props: { readonly preview: Preview; readonly onAgain: () => void }) {
  const say = useWords(importWords);
  const sentenceOf = useSentences();
  const { preview, onAgain } = props;
  const correct = useCorrect(preview.id);
  const commit = useCommit(preview.id);
  const { result, rows } = preview;
  const waiting = rows.filter((row) => row.result === 'imported' && row.disputeId === null);
  // Of a register that was entered, only what was corrected since: the others stand in the result.
  const count = (result ? waiting.filter(({ correction }) => correction !== null) : waiting).length;
  const enter = (
    <Button
      type="primary"
      size="large"
      disabled={count === 0}
      loading={commit.isPending}
      onClick={() => commit.mutate()}
    >
      {count === 0 ? say('nothingNew') : say('commit', { count })}
    </Button>
  );
  return (
    <Flex vertical gap={16}>
      {result ? (
        <>
          <Alert
            type="success"
            showIcon
            title={say('done', { imported: result.imported, repeated: result.repeated, held: result.held })}
            description={<AfterImport id={preview.id} held={result.held} onAgain={onAgain} />}
          />
          {result.refused.map(({ row, ...why }) => (
            <Alert key={row} type="error" showIcon title={sentenceOf(why)} />
          ))}
          {count > 0 && <Flex justify="flex-end">{enter}</Flex>}
        </>
      ) : (
        <Beginning preview={preview} waiting={waiting.length} onAgain={onAgain}>
          {preview.sheet.sheetNames.length > 1 && (
            <Select
              aria-label={say('sheet')}
              value={preview.sheet.sheetName}
              options={preview.sheet.sheetNames.map((value) => ({ value, label: value }))}
              onChange={(sheetName) => correct.mutate({ sheetName })}
              style={{ minWidth: 160 }}
            />
          )}
          {enter}
        </Beginning>
      )}
      {(correct.error ?? commit.error) && <Failure error={(correct.error ?? commit.error) as Error} />}
      {preview.problems.map((problem) => (
        <Alert
          key={`${problem.code} ${problem.row} ${problem.field}`}
          type="warning"
          showIcon
          title={sentenceOf(problem)}
        />
      ))}
      <Contradictions rows={rows} />
      {preview.layout === null ? (
        <HeaderRow onChoose={(headerRow) => correct.mutate({ headerRow })} />
      ) : (
        !result && (
          <ColumnMeanings layout={preview.layout} isPending={correct.isPending} onCorrect={correct.mutate} />
        )
      )}
      <RowsTable preview={preview} />
    </Flex>
  );
}

/** Where the figures that the sheet prints differ from its rows or from each other: they stand in no row of a case. */
function Contradictions({ rows }: { readonly rows: Preview['rows'] }) {
  const say = useWords(importWords);
  const sentenceOf = useSentences();
  const said = rows
    .filter(({ kind }) => kind !== 'data')
    .flatMap(({ messages }) => messages.filter(({ severity }) => severity !== 'info'));
  if (said.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={say('contradictions', { count: said.length })}
      description={said.map((message) => (
        <div key={`${message.row} ${message.messageZh}`}>
          {say('atRow', { row: message.row, said: sentenceOf(message) })}
        </div>
      ))}
    />
  );
}

/** What is in the file, before it is entered. */
function Beginning(props: {
  readonly preview: Preview;
  readonly waiting: number;
  readonly onAgain: () => void;
  readonly children: ReactNode;
}) {
  const say = useWords(importWords);
  const { fileName, summary } = props.preview;
  const known = summary.imported - props.waiting;
  return (
    <Card
      title={
        <Typography.Text ellipsis={{ tooltip: fileName }} style={{ maxWidth: 'min(52vw, 40em)' }}>
          {fileName}
        </Typography.Text>
      }
      extra={<Button onClick={props.onAgain}>{say('another')}</Button>}
    >
      <Row gutter={[16, 16]} align="middle">
        <Col xs={6} md={3}>
          <Statistic title={say('rows')} value={summary.dataRows} />
        </Col>
        <Col xs={6} md={3}>
          <Statistic title={say('good')} value={props.waiting} />
        </Col>
        <Col xs={6} md={3}>
          <Statistic title={say('held')} value={summary.held} />
        </Col>
        {known > 0 && (
          <Col xs={6} md={3}>
            <Statistic title={say('known')} value={known} />
          </Col>
        )}
        <Col xs={24} md={known > 0 ? 12 : 15}>
          <Flex gap={8} justify="flex-end" wrap>
            {props.children}
          </Flex>
        </Col>
      </Row>
    </Card>
  );
}

function AfterImport(props: { readonly id: string; readonly held: number; readonly onAgain: () => void }) {
  const say = useWords(importWords);
  return (
    <Flex vertical gap={8} align="flex-start">
      {props.held > 0 && (
        <>
          <Typography.Text>{say('downloadHint')}</Typography.Text>
          <Button href={`/api/v1/register-imports/${props.id}/held.xlsx`} download>
            {say('download')}
          </Button>
        </>
      )}
      <Flex gap={8}>
        <Link to="/disputes">
          <Button type="primary">{say('toCases')}</Button>
        </Link>
        <Button onClick={props.onAgain}>{say('another')}</Button>
      </Flex>
    </Flex>
  );
}
