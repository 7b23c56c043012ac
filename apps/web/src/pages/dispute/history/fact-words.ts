import { commandLabels, type Label, owedAgreement } from '#domain';
import { useOrganisations, useStaff } from '../../../api/office.ts';
import { useAmounts } from '../../../words/amounts.ts';
import { useDates } from '../../../words/dates.ts';
import { useNames } from '../../../words/label.ts';
import { useLists } from '../../../words/lists.ts';
import { useWords } from '../../../words/words.ts';
import type { Dispute } from '../dispute-query.ts';
import type { Field } from '../form/field.ts';
import { partyNames } from '../story.ts';
import { historyWords } from './words.ts';

type Named = { readonly id: string; readonly name: string };

/**
 * Units and people by id: those that stand in the case, and everybody of the office, so that a unit that stood down and a
 * mediator who left are told by name. A name that is not among them is left out.
 */
function useKnown(dispute: Dispute): ReadonlyMap<string, string> {
  const { data: units = [] } = useOrganisations();
  const { data: people = [] } = useStaff();
  const { lead, holder, offeredTo, township, place, reporter, assisting, mediators } = dispute;
  const own = [lead, holder, offeredTo, township, place, reporter, ...assisting, ...mediators];
  const all = [...units, ...people, ...own];
  return new Map(all.filter((one): one is Named => one !== null).map(({ id, name }) => [id, name]));
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

/** Says the value of a field in words; an empty text for one that cannot be told. */
export function useFactWords(dispute: Dispute): (field: Field, value: unknown) => string {
  const say = useWords(historyWords);
  const name = useNames();
  const dates = useDates();
  const amount = useAmounts();
  const { join, aside } = useLists();
  const known = useKnown(dispute);
  const named = (options: Readonly<Record<string, Label>>, value: unknown) =>
    join(listOf(value).map((code) => name(options[String(code)] ?? { zh: String(code), en: String(code) })));
  return (field, value) => {
    switch (field.kind) {
      case 'day':
        return dates.day(String(value));
      case 'moment':
        return dates.moment(String(value));
      case 'yuan':
        return amount(Number(value));
      case 'confirm':
      case 'yesNo':
        return say(value === true ? 'yes' : 'no');
      case 'choice':
      case 'choices':
        return named({ ...field.former, ...field.options }, value);
      case 'parties':
      case 'party':
        return join(partyNames(dispute, listOf(value).map(String)));
      case 'mediators':
      case 'mediator':
      case 'head':
      case 'unit':
      case 'units':
      case 'assisting':
        return join(listOf(value).flatMap((id) => known.get(String(id)) ?? []));
      case 'dispute':
      case 'linked':
        return dispute.related.find(({ id }) => id === value)?.number ?? '';
      case 'invited':
        return join(listOf(value).map((one) => (one as Named).name));
      case 'signatures':
        return join(
          partyNames(
            dispute,
            listOf(value).map((one) => (one as { partyId: string }).partyId),
          ),
        );
      case 'remedies': {
        const { toldOn, ways } = value as { readonly toldOn: string; readonly ways: readonly string[] };
        return aside(named(commandLabels.remedy, ways), say('toldOn', { day: dates.day(toldOn) }));
      }
      case 'obligations':
        return listOf(value)
          .map((one, n) => `${n + 1}. ${(one as { what: string }).what}`)
          .join('\n');
      case 'obligation': {
        // By its place where it still stands; ids are for machines.
        const at = owedAgreement(dispute)?.obligations.findIndex(({ id }) => id === value) ?? -1;
        return at < 0 ? String(value) : say('nthPromise', { n: at + 1 });
      }
      case 'lines':
        return listOf(value).join('\n');
      case 'papers':
      case 'attachments':
        return '';
      default:
        return String(value);
    }
  };
}
