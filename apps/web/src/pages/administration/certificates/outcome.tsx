import { Alert, Card, Col, Flex, Row, Statistic, Typography } from 'antd';
import { useWords } from '../../../words/words.ts';
import type { Proof } from './certificates-query.ts';
import { Differences } from './differences.tsx';
import { certificateWords } from './words.ts';

/** What a proof of the record found. */
export function Outcome({ proof: { found, seconds } }: { readonly proof: Proof }) {
  const say = useWords(certificateWords);
  const { counts, uncommitted, erased, root, isClean, differenceCount } = found;
  const figures = [
    ['cases', counts.cases],
    ['events', counts.events],
    ['parties', counts.parties],
    ['deadlines', counts.deadlines],
    ['seals', counts.seals],
    ['certificates', counts.certificates],
    ['uncommitted', uncommitted],
    ['erased', erased],
  ] as const;
  return (
    <Card>
      <Flex vertical gap={16}>
        <Alert
          type={isClean ? 'success' : 'error'}
          showIcon
          role="status"
          title={isClean ? say('clean') : say('differs', { count: differenceCount })}
          description={isClean ? say('took', { seconds }) : say('differsHint')}
        />
        <Row gutter={[16, 16]}>
          {figures.map(([word, value]) => (
            <Col key={word} xs={12} md={6}>
              <Statistic title={say(word)} value={value} />
            </Col>
          ))}
        </Row>
        <div>
          <Typography.Text type="secondary">{say('root')}</Typography.Text>
          <div className="hash">{root}</div>
        </div>
        {!isClean && <Differences found={found} />}
      </Flex>
    </Card>
  );
}
