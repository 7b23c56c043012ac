import type { CaseIdentities, Spelling } from '../identities.ts';
import { type Stream, soundsOf, streamsOf } from './names/letters.ts';
import { type Plain, plainOf } from './plain.ts';
import type { Residue } from './residue.kind.ts';
import { type Skeleton, skeletonOf } from './skeleton.ts';

/** What the records of a case hold. */
export interface KnownCase {
  readonly identities: CaseIdentities;
  /** What the records say in words, as it is read. */
  readonly said: readonly string[];
  readonly spelling: Spelling;
}

/** A text as the searches look at it: each view of it made once, however many people are searched for. */
export interface Looked {
  readonly original: string;
  readonly plain: Plain;
  readonly skeleton: Skeleton;
  /** Of each unit of the skeleton, how it may be read. */
  readonly sounds: readonly ReadonlySet<string>[];
  /** Runs of words in Latin letters, by their letters. */
  readonly streams: ReadonlyMap<string, readonly Stream[]>;
}

/** One search: where in a text somebody of the case could be known again. */
export type Search = (looked: Looked) => readonly Residue[];
/** A search for what the records hold: they are long, and taken apart once for all texts of their case. */
export type KnownSearch = (known: KnownCase) => Search;

const silent: ReadonlySet<string> = new Set();

/** Looks at a text. */
export function look(original: string, spelling: Spelling): Looked {
  const plain = plainOf(original, spelling);
  const skeleton = skeletonOf(plain);
  const sounding = new Map([...skeleton.at.keys()].map((unit) => [unit, new Set(soundsOf(unit, spelling))]));
  return {
    original,
    plain,
    skeleton,
    sounds: skeleton.units.map((unit) => sounding.get(unit) ?? silent),
    streams: streamsOf(skeleton),
  };
}
