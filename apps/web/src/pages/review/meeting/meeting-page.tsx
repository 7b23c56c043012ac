import { LeftOutlined } from '@ant-design/icons';
import { Flex, Spin } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { Failure } from '../../../components/failure.tsx';
import { useWords } from '../../../words/words.ts';
import { useMeeting } from '../review-query.ts';
import '../review.css';
import { reviewWords } from '../words.ts';
import { CancelledMeeting } from './cancelled-meeting.tsx';
import { ClosedMeeting } from './closed-meeting.tsx';
import { OpenMeeting } from './open-meeting.tsx';
import { PlannedMeeting } from './planned-meeting.tsx';

/** One meeting: what it will speak about, what it decides, what it has decided. */
export function MeetingPage() {
  const { id = '' } = useParams();
  const say = useWords(reviewWords);
  const { data, error, refetch } = useMeeting(id);
  // Closed by another chair, an open meeting stays on the screen as long as somebody writes in a form of it.
  const [isWriting, write] = useState(false);
  const state = isWriting && data ? 'open' : data?.state;
  return (
    <Flex vertical gap={16}>
      <Link to="/review/meetings" className="no-print">
        <LeftOutlined /> {say('back')}
      </Link>
      {error && <Failure error={error} retry={refetch} />}
      {!data && !error && <Spin size="large" className="waiting" />}
      {data && state === 'planned' && <PlannedMeeting meeting={data} />}
      {data && state === 'cancelled' && <CancelledMeeting meeting={data} />}
      {data && state === 'open' && <OpenMeeting meeting={data} onWriting={write} />}
      {data && state === 'closed' && <ClosedMeeting meeting={data} />}
    </Flex>
  );
}
