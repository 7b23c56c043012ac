import type { KnownSearch } from '../looked.ts';
import { certaintyOf } from '../names/known.name.ts';
import { contactNames } from '../numbers/tails.ts';
import { type Residue, residueAt } from '../residue.kind.ts';
import { bonesOf, nearStartsOf, spanOfUnits } from '../skeleton.ts';

const sentences = {
  contact: {
    zh: '本案笔录中的网络账号仍在文中',
    en: 'a name on the net of which the records tell is still there',
  },
  nickname: {
    zh: '与本案笔录中的外号、网名相同：请概括，或者说明为何不致被认出',
    en: 'the same as a nickname of which the records tell: tell it otherwise, or say why nobody is known by it',
  },
} as const;

const eMail = /(?<name>[a-z0-9._%+-]{3,64})(?:@|\s?\(at\)\s?|\s?艾特\s?)[a-z0-9-]{1,64}/gu;
const nickname =
  /(?:外号|绰号|诨号|诨名|小名|乳名|别名|又名|曾用名|化名|人称|昵称|(?:微信|抖音|快手|qq)(?:名|昵称|号)?|[网群](?:名|昵称|号))[:：是为叫]{0,2}\s?(?:["“'‘「『《(](?<quoted>[^"“”'‘’」』》)\n]{2,10})["”'’」』》)]|(?<bare>\p{Script=Han}{2,8}?)(?=的|[,.。;、()\s]|$))/gu;

/**
 * Names on the net, and nicknames, that stand in the words of a case alone. A nickname may be an everyday word, so it is asked
 * about.
 */
export const namesSaid: KnownSearch = ({ said, spelling }) => {
  const groupsOf = (pattern: RegExp) =>
    said.flatMap((words) => [...words.matchAll(pattern)].map(({ groups }) => groups ?? {}));
  const search = (
    names: readonly string[],
    kind: Residue['kind'],
    sentence: Residue['sentence'],
    certaintyFor: (bones: readonly string[]) => Residue['certainty'],
  ) =>
    [...new Set(names)]
      .map((name) => bonesOf(name, spelling))
      .filter((bones) => bones.length >= (/^[a-z0-9]+$/u.test(bones.join('')) ? 5 : 2))
      .map((bones) => ({ bones, kind, sentence, certainty: certaintyFor(bones) }));
  const known = [
    ...search(
      [...said.flatMap(contactNames), ...groupsOf(eMail).map(({ name = '' }) => name)],
      'contact',
      sentences.contact,
      // Letters alone may be a word.
      (bones) => (/\d/u.test(bones.join('')) ? 'sure' : 'doubt'),
    ),
    ...search(
      groupsOf(nickname).map(({ quoted, bare }) => quoted ?? bare ?? ''),
      'name',
      sentences.nickname,
      () => 'doubt',
    ).filter(({ bones }) => certaintyOf(bones) === 'sure'),
  ];
  return ({ skeleton }) =>
    known.flatMap(({ bones, kind, sentence, certainty }) =>
      nearStartsOf(skeleton, bones, 'clause').map((at) =>
        residueAt(spanOfUnits(skeleton, at, at + bones.length - 1), kind, sentence, certainty),
      ),
    );
};
