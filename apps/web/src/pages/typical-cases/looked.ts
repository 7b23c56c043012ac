import { useSearchParams } from 'react-router-dom';
import { disputeTypes } from '#domain';
import type { Looked } from './typical-query.ts';

/** What is looked for, kept in the address: the way back from a case leads to what was found. */
export function useLooked(): readonly [Looked, (looked: Looked) => void] {
  const [parameters, setParameters] = useSearchParams();
  const looked: Looked = {
    typeCode: disputeTypes.find((type) => type === parameters.get('typeCode')),
    law: parameters.get('law') ?? undefined,
    words: parameters.get('words') ?? undefined,
  };
  const look = (next: Looked) =>
    setParameters(
      Object.entries(next).filter(([, value]) => Boolean(value)),
      { replace: true },
    );
  return [looked, look];
}
