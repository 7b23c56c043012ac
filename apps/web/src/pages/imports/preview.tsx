import { Alert, Button, Card, Col, Flex, Row, Select, Statistic, Typography } from 'antd';
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
  const result = commit.data ?? preview.result;
  const { summary, sheet } = preview;
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
        </>
      ) : (
        <Card title={preview.fileName} extra={<Button onClick={onAgain}>{say('another')}</Button>}>
          <Row gutter={[16, 16]} align="middle">
            <Col xs={8} md={4}>
              <Statistic title={say('rows')} value={summary.dataRows} />
            </Col>
            <Col xs={8} md={4}>
              <Statistic title={say('good')} value={summary.imported} />
            </Col>
            <Col xs={8} md={4}>
              <Statistic title={say('held')} value={summary.held} />
            </Col>
            <Col xs={24} md={12}>
              <Flex gap={8} justify="flex-end" wrap>
                {sheet.sheetNames.length > 1 && (
                  <Select
                    aria-label={say('sheet')}
                    value={sheet.sheetName}
                    options={sheet.sheetNames.map((value) => ({ value, label: value }))}
                    onChange={(sheetName) => correct.mutate({ sheetName })}
                    style={{ minWidth: 160 }}
                  />
                )}
                <Button
                  type="primary"
                  size="large"
                  disabled={summary.imported === 0}
                  loading={commit.isPending}
                  onClick={() => commit.mutate()}
                >
                  {say('commit', { count: summary.imported })}
                </Button>
              </Flex>
            </Col>
          </Row>
        </Card>
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
      {preview.layout === null ? (
        <HeaderRow onChoose={(headerRow) => correct.mutate({ headerRow })} />
      ) : (
        !result && (
          <ColumnMeanings layout={preview.layout} isPending={correct.isPending} onCorrect={correct.mutate} />
        )
      )}
      <RowsTable rows={preview.rows} />
    </Flex>
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
