import { PrinterOutlined } from '@ant-design/icons';
import { Button, Card, Empty, Flex, Typography } from 'antd';
import { Failure } from '../../../components/failure.tsx';
import { useDates } from '../../../words/dates.ts';
import { useWords } from '../../../words/words.ts';
import { pageOfCertificate, useCertificates } from './certificates-query.ts';
import { certificateWords } from './words.ts';

/** The certificates that were issued, each with its page to print. */
export function Issued() {
  const say = useWords(certificateWords);
  const dates = useDates();
  const { data, error, refetch } = useCertificates();
  if (error) return <Failure error={error} retry={refetch} />;
  return (
    <Card title={say('list')} loading={!data}>
      {data?.length === 0 && <Empty description={say('none')} />}
      <ul className="plain">
        {data?.map(({ id, position, organisation, issuer, issuedAt, cases, events }) => (
          <li key={id} className="row">
            <Flex vertical style={{ flex: 1, minWidth: 0 }}>
              <Typography.Text strong>
                {organisation.name} {say('number', { position })}
              </Typography.Text>
              <Typography.Text type="secondary">
                {say('by', { name: issuer ?? say('line'), at: dates.moment(issuedAt) })}
              </Typography.Text>
              <Typography.Text type="secondary">{say('scope', { cases, events })}</Typography.Text>
            </Flex>
            <Button href={pageOfCertificate(id)} target="_blank" rel="noopener" icon={<PrinterOutlined />}>
              {say('print')}
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
