export { digestOf } from './canonical.ts';
export { type Commitment, committed, newSalt } from './commitment.ts';
export {
  hashOfSeal,
  noHash,
  type Seal,
  seal,
  sealAll,
  sealedColumns,
  sealedValues,
  sealSubjects,
} from './seal.ts';
