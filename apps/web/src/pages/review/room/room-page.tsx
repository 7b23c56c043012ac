import { ConfigProvider, Spin } from 'antd';
import { Link, useParams } from 'react-router-dom';
import { useLive } from '../../../api/live.ts';
import { Failure } from '../../../components/failure.tsx';
import { usePageTitle } from '../../../frame/use-page-title.ts';
import { useWords } from '../../../words/words.ts';
import { useMeeting } from '../review-query.ts';
import { reviewWords } from '../words.ts';
import { pagesOf } from './pages.ts';
import { Room } from './room.tsx';
import { roomWords } from './words.ts';
import '../../../frame/page.css';
import '../review.css';
import './room.css';

/** Letters and controls for the back row of a room, and for a thumb. */
const large = { fontSize: 22, controlHeight: 52, controlHeightLG: 60 };

/** A meeting on the wall: one case at a time, by keyboard or presenter; on a telephone it is followed. */
export function RoomPage() {
  const { id = '' } = useParams();
  const say = useWords(roomWords);
  const sayOf = useWords(reviewWords);
  usePageTitle();
  const { data: meeting, error, refetch } = useMeeting(id);
  // Of a meeting that is not there, or may not be seen, there is no news.
  useLive({ meetingId: id }, meeting !== undefined);
  if (!meeting && !error) return <Spin fullscreen />;
  if (!meeting)
    return (
      <main className="room room-empty">
        <h1>{say('title')}</h1>
        {error && <Failure error={error} retry={refetch} />}
        <Link to="/review/meetings">{sayOf('back')}</Link>
      </main>
    );
  const isOpen = meeting.state === 'open';
  const pages = pagesOf(meeting);
  const [first] = pages;
  if (!isOpen || first === undefined)
    return (
      <main className="room room-empty">
        <h1>{say('title')}</h1>
        <p>{say(isOpen ? 'empty' : 'notOpen')}</p>
        <Link to={`/review/meetings/${id}`}>{say('toMeeting')}</Link>
      </main>
    );
  return (
    <ConfigProvider theme={{ token: large }}>
      <Room key={meeting.id} meeting={meeting} pages={pages} first={first} />
    </ConfigProvider>
  );
}
