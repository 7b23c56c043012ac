import { Button, Flex } from 'antd';
import { useNavigate } from 'react-router-dom';
import { Problem } from '../../../api/problem.ts';
import { Failure } from '../../../components/failure.tsx';
import { useWords } from '../../../words/words.ts';
import { staffWords } from './words.ts';

/** A refusal; where open cases would be left with nobody, the way to hand them on first, or to leave them knowingly. */
export function StillMediates(props: {
  readonly error: Error;
  readonly personId: string;
  readonly onLeave: () => void;
}) {
  const say = useWords(staffWords);
  const navigate = useNavigate();
  const isOfCases = props.error instanceof Problem && props.error.code === 'still-mediates';
  return (
    <>
      <Failure error={props.error} />
      {isOfCases && (
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
