import { Flex } from 'antd';
import { useSearchParams } from 'react-router-dom';
import { PageHeading } from '../../components/page-heading.tsx';
import { useWords } from '../../words/words.ts';
import { CaseNumberInput } from './case-number-input.tsx';
import { RightsAnswer } from './rights-answer.tsx';
import { rightsWords } from './words.ts';

/** What I may see and do, and why. */
export function MyRightsPage() {
  const say = useWords(rightsWords);
  const [parameters, setParameters] = useSearchParams();
  const dispute = parameters.get('case') ?? undefined;
  return (
    <Flex vertical gap={16}>
      <PageHeading title={say('mine')} lead={say('mineLead')} />
      <Flex>
        <CaseNumberInput
          value={dispute}
          onAsk={(asked) => setParameters(asked ? { case: asked } : {}, { replace: true })}
        />
      </Flex>
      <RightsAnswer dispute={dispute} />
    </Flex>
  );
}
