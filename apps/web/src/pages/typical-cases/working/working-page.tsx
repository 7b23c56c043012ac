import { LeftOutlined } from '@ant-design/icons';
import { Alert, Button, Flex, Skeleton, Tag, Typography } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { disputeTypeLabels, toldParts, typicalGradeLabels, typicalStateLabels } from '#domain';
import { Failure } from '../../../components/failure.tsx';
import { PageHeading } from '../../../components/page-heading.tsx';
import { useNames } from '../../../words/label.ts';
import { useLists } from '../../../words/lists.ts';
import { useWords } from '../../../words/words.ts';
import { Laws, OwnWords } from './own-words.tsx';
import { PartCard } from './part-card.tsx';
import { ReplaceMore } from './replace-more.tsx';
import { SaveBar } from './save-bar.tsx';
import { Standing } from './standing.tsx';
import { Steps } from './steps.tsx';
import { useWriting } from './use-writing.ts';
import { workingWords } from './words.ts';
import { useWorking, type Working } from './working-query.ts';
import './working.css';

/** A typical case while it is written and reviewed: each replacement beside the original. */
export function WorkingPage() {
  const { id = '' } = useParams();
  const say = useWords(workingWords);
  const { data, error, refetch } = useWorking(id);
  return (
    <Flex vertical gap={16}>
      <Link to="/typical-cases/drafts" className="no-print">
        <LeftOutlined /> {say('back')}
      </Link>
      {error && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton active />}
      {data && <Opened working={data} key={data.id} />}
    </Flex>
  );
}

function Opened({ working }: { readonly working: Working }) {
  const say = useWords(workingWords);
  const name = useNames();
  const { join } = useLists();
  const writing = useWriting(working);
  const [asksToWrite, write] = useState(false);
  const { state, grade, typeCode, edition, editors, mayEdit, releaseBar } = working;
  // What was handed in is looked at first; whoever may write in it says so.
  const isWriting = mayEdit && (state === 'draft' || asksToWrite);
  const wouldBar = isWriting && releaseBar === null;
  return (
    <>
      <PageHeading
        title={say('title', { type: name(disputeTypeLabels[typeCode]), edition })}
        lead={say('by', { names: join(editors) })}
      >
        <Steps {...{ working, writing, isWriting }} onWrite={() => write(true)} />
      </PageHeading>
      <Flex gap={8} wrap align="center">
        <Tag color={state === 'released' ? 'green' : 'blue'}>{name(typicalStateLabels[state])}</Tag>
        {grade !== 'ordinary' && <Tag color="red">{name(typicalGradeLabels[grade])}</Tag>}
        {working.nameMediators && <Tag>{say('mediatorsNamed')}</Tag>}
        <Link to={`/disputes/${working.disputeId}`}>{say('toCase')}</Link>
      </Flex>
      <Standing working={working} writing={writing} />
      {wouldBar && <Alert type="info" showIcon title={say('savingBars')} />}
      <OwnWords field="title" {...{ writing, isWriting }} />
      <Flex justify="space-between" align="center" gap={8} wrap>
        <Typography.Text type="secondary">{say('sensitiveData')}</Typography.Text>
        {isWriting && <More working={working} writing={writing} />}
      </Flex>
      {toldParts.map((part) => (
        <PartCard key={part} {...{ part, working, writing, isWriting }} />
      ))}
      <OwnWords field="comment" {...{ writing, isWriting }} />
      <Laws {...{ writing, isWriting }} />
      {(isWriting || writing.pending > 0) && <SaveBar writing={writing} />}
    </>
  );
}

/** Replaces what nobody has found; what is marked on the page is proposed. */
function More(props: Pick<Parameters<typeof ReplaceMore>[0], 'working' | 'writing'>) {
  const say = useWords(workingWords);
  const [find, ask] = useState<string | null>(null);
  return (
    <>
      <Button onClick={() => ask(window.getSelection()?.toString().trim().slice(0, 200) ?? '')}>
        {say('replaceMore')}
      </Button>
      {find !== null && <ReplaceMore {...props} find={find} onClose={() => ask(null)} />}
    </>
  );
}
