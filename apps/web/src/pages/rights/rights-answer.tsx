import { Alert, Flex, Skeleton, Tag, Typography } from 'antd';
import { Link } from 'react-router-dom';
import { roleLabels } from '#domain';
import { Failure } from '../../components/failure.tsx';
import { useNames } from '../../words/label.ts';
import { useWords } from '../../words/words.ts';
import { ExplanationView } from './explanation.tsx';
import { useRights } from './rights-query.ts';
import { rightsWords } from './words.ts';

/** The answer of the policy about somebody; without a person, about oneself. */
export function RightsAnswer(props: {
  readonly personId?: string | undefined;
  readonly dispute?: string | undefined;
}) {
  const say = useWords(rightsWords);
  const name = useNames();
  const { data: answer, error, refetch } = useRights(props.personId, props.dispute);
  // A number that was mistyped takes nothing away of what holds for cases at large.
  const isAtLarge = error !== null && props.dispute !== undefined;
  const { data: atLarge } = useRights(props.personId, undefined, isAtLarge);
  const data = isAtLarge ? atLarge : answer;
  if (error && !isAtLarge) return <Failure error={error} retry={refetch} />;
  if (!data) return <Skeleton active paragraph={{ rows: 10 }} />;
  const { person, dispute } = data;
  return (
    <Flex vertical gap={16}>
      {error && <Failure error={error} retry={refetch} />}
      <Flex gap={8} wrap align="center">
        <Typography.Text strong style={{ fontSize: 17 }}>
          {person.name}
        </Typography.Text>
        <Typography.Text type="secondary">{person.organisation.name}</Typography.Text>
        {person.roles.map((role) => (
          <Tag key={role} color="blue">
            {name(roleLabels[role])}
          </Tag>
        ))}
        {dispute && props.personId === undefined && (
          <Link to={`/disputes/${dispute.id}`}>{dispute.number ?? say('dispute')}</Link>
        )}
      </Flex>
      {person.roles.length === 0 && <Alert type="warning" showIcon title={say('noRoles')} />}
      <ExplanationView rights={data} />
    </Flex>
  );
}
