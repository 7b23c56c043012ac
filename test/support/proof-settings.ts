/** How much a run of `test/proof` does; the defaults keep `npm test` short. docs/proof.md names them. */
export const proofSettings = {
  /** Commands of the race. */
  commands: wholeNumber('PROOF_COMMANDS', 600),
  /** Connections that are killed at random. */
  kills: wholeNumber('PROOF_KILLS', 40),
  /** Processes that are killed: each is a start of the product, so by itself only two. */
  deaths: wholeNumber('PROOF_KILLS', 2),
  /** Restarts of PostgreSQL, and as many flushes of Redis. */
  outages: wholeNumber('PROOF_OUTAGES', 2),
  /** Answers that the fuzz asks of each route beside the fixed ones. */
  inputs: wholeNumber('PROOF_INPUTS', 12),
  /** Cases that are told without anybody in them. */
  cases: wholeNumber('PROOF_CASES', 500),
  /** Of everything random; a failure prints it. */
  seed: wholeNumber('PROOF_SEED', 20_261_126),
} as const;

function wholeNumber(name: string, otherwise: number): number {
  const given = process.env[name];
  const value = given === undefined || given === '' ? otherwise : Number(given);
  if (!Number.isSafeInteger(value) || value < 1) throw new Error(`${name} must be a whole number from 1`);
  return value;
}

/** Numbers from 0 up to but not including 1, the same for the same seed (xorshift32). */
export function randomFrom(seed: number): () => number {
  let state = (Math.imul(seed, 0x9e3779b1) ^ 0x85ebca6b) | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
