import { Button, Flex } from 'antd';
import { useNavigate } from 'react-router-dom';
import { Problem } from '../../../api/problem.ts';
import { Failure } from '../../../components/failure.tsx';
import { useWords } from '../../../words/words.ts';
import { staffWords } from './words.ts';

/** What somebody who goes may leave with nobody: open cases, sealed notes. */
const leftBehind: readonly string[] = ['still-mediates', 'opens-notes-alone'];

/** A refusal; where something would be left with nobody, the way to see it and hand it on first, or to leave it knowingly. */
export function StillMediates(props: {
  readonly error: Error;
  readonly personId: string;
  readonly onLeave: () => void;
}) {
  const say = useWords(staffWords);
  const navigate = useNavigate();
  const isLeaving = props.error instanceof Problem && leftBehind.includes(props.error.code);
  return (
    <>
      <Failure error={props.error} />
      {isLeaving && (
        <Flex gap={12} wrap align="center" style={{ marginBottom: 16 }}>
          <Button type="primary" onClick={() => void navigate(`/succession?person=${props.personId}`)}>
            {say('handOnFirst')}
          </Button>
          <Button danger onClick={props.onLeave}>
            {say('leaveCases')}
          </Button>
        </Flex>
      )}
    </>
  );
}
