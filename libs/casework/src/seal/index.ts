export { canonicalJson, digestOf } from './canonical.ts';
export { type Commitment, committed, newSalt } from './commitment.ts';
export { noHash, seal } from './seal.ts';
