import { Descriptions, Typography } from 'antd';
import { partyRoleLabels, stageLabels } from '#domain';
import { useIsPrinting } from '../../../components/printing.ts';
import { useDates } from '../../../words/dates.ts';
import { useNames } from '../../../words/label.ts';
import { useLists } from '../../../words/lists.ts';
import { useWords } from '../../../words/words.ts';
import type { Dispute } from '../dispute-query.ts';
import { disputeWords } from '../words.ts';

/** Of which case a form is: on paper the case itself does not stand beside it. Masked as it is on the screen. */
export function PaperHead({ dispute }: { readonly dispute: Dispute }) {
  const say = useWords(disputeWords);
  const name = useNames();
  const dates = useDates();
  const { aside, join } = useLists();
  if (!useIsPrinting()) return null;
  const parties = dispute.parties.map((party) => aside(party.name, name(partyRoleLabels[party.role])));
  const lines = [
    ['stage', aside(name(stageLabels[dispute.stage]), name(dispute.stateName))],
    ['parties', join(parties) || say('partiesUnknown')],
    ['type', name(dispute.typeName)],
    ['place', dispute.place.name],
    ['printedOn', dates.day(dates.today)],
  ] as const;
  return (
    <>
      <Typography.Title
        level={2}
        className={dispute.number ? 'case-number' : ''}
        style={{ fontSize: 18, marginTop: 0 }}
      >
        {dispute.number ?? say('unnumbered')}
      </Typography.Title>
      <Descriptions
        size="small"
        style={{ marginBottom: 16 }}
        column={1}
        items={lines.map(([key, children]) => ({ key, label: say(key), children }))}
      />
    </>
  );
}
