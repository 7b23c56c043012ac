import { DownloadOutlined, LeftOutlined } from '@ant-design/icons';
import { Alert, Button, Card, Flex, Spin, Tag, Typography } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router-dom';
import { citation, disputeTypeLabels, typicalPartLabels, typicalParts } from '#domain';
import { Failure } from '../../components/failure.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { useDates } from '../../words/dates.ts';
import { useNames } from '../../words/label.ts';
import { useWords } from '../../words/words.ts';
import { type TypicalCase, useTypicalCase, useWithdrawal } from './typical-query.ts';
import { typicalWords } from './words.ts';
import './typical-cases.css';

/** A typical case to be read. */
export function ReadingPage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useTypicalCase(id);
  if (error) return <Failure error={error} retry={refetch} />;
  if (!data) return <Spin size="large" className="waiting" />;
  return (
    <Flex vertical gap={16}>
      <Doors told={data} />
      {data.hidden && <HiddenNotice />}
      <Told told={data} />
    </Flex>
  );
}

/** Where one can go from it, and what can be done with it. */
function Doors({ told: { id, disputeId, version, mayWithdraw, hidden } }: { readonly told: TypicalCase }) {
  const say = useWords(typicalWords);
  return (
    <Flex justify="space-between" align="center" wrap gap={8} className="no-print">
      <Link to="/typical-cases">
        <LeftOutlined /> {say('back')}
      </Link>
      <Flex gap={8} wrap>
        {disputeId && <LinkButton to={`/disputes/${disputeId}`}>{say('toCase')}</LinkButton>}
        {mayWithdraw && <Withdrawal id={id} version={version} />}
        {!hidden && (
          <Button
            type="primary"
            icon={<DownloadOutlined />}
            href={`/api/v1/typical-cases/${id}/case.docx`}
            download
          >
            {say('download')}
          </Button>
        )}
      </Flex>
    </Flex>
  );
}

/** Why nobody else sees it, and what can be done. */
function HiddenNotice() {
  const say = useWords(typicalWords);
  return <Alert type="warning" showIcon title={say('hidden')} description={say('hiddenHint')} />;
}

function Withdrawal({ id, version }: Pick<TypicalCase, 'id' | 'version'>) {
  const say = useWords(typicalWords);
  const navigate = useNavigate();
  const sending = useWithdrawal(id, version);
  const [isAsking, ask] = useState(false);
  return (
    <>
      <Button danger onClick={() => ask(true)}>
        {say('withdraw')}
      </Button>
      {isAsking && (
        <ReasonDialog
          title={say('withdrawTitle')}
          hint={say('withdrawHint')}
          okText={say('withdraw')}
          isFinal
          sending={sending}
          onReason={(reason) =>
            sending.mutate({ reason }, { onSuccess: () => void navigate('/typical-cases') })
          }
          onClose={() => ask(false)}
        />
      )}
    </>
  );
}

function Told({ told }: { readonly told: TypicalCase }) {
  const say = useWords(typicalWords);
  const name = useNames();
  const dates = useDates();
  const laws = told.laws.map(citation);
  return (
    <Card>
      <article className="typical-reading">
        <Typography.Title level={1} style={{ fontSize: 24 }} lang="zh-CN">
          {told.title}
        </Typography.Title>
        <Flex gap={8} wrap align="center">
          <Tag>{name(disputeTypeLabels[told.typeCode])}</Tag>
          <Typography.Text type="secondary">
            {say('releasedOn', { day: dates.day(told.releasedOn) })}
          </Typography.Text>
        </Flex>
        {typicalParts.map((part) => (
          <section key={part}>
            <h2>{name(typicalPartLabels[part])}</h2>
            <p className="story" lang="zh-CN">
              {told[part]}
            </p>
          </section>
        ))}
        {laws.length > 0 && (
          <section>
            <h2>{say('laws')}</h2>
            {laws.map((law) => (
              <p key={law} lang="zh-CN">
                {law}
              </p>
            ))}
          </section>
        )}
        <Typography.Text type="secondary" className="story">
          {say('hash', { hash: told.hash })}
        </Typography.Text>
      </article>
    </Card>
  );
}
