import { Flex, Tag, Typography } from 'antd';
import { disputeTypeLabels, outcomeLabels } from '#domain';
import { LongText } from '../../components/long-text.tsx';
import { useAmounts } from '../../words/amounts.ts';
import { useDates } from '../../words/dates.ts';
import { useNames } from '../../words/label.ts';
import { useWords } from '../../words/words.ts';
import type { PreviewRow } from './import-query.ts';
import { importWords } from './words.ts';

/** What of a row is entered: day, place, kind and outcome; who; and what happened, shortened. */
export function RowReading({ read }: { readonly read: NonNullable<PreviewRow['read']> }) {
  const say = useWords(importWords);
  const name = useNames();
  const { day } = useDates();
  const amount = useAmounts();
  const lacking = <Typography.Text type="danger">{say('lacking')}</Typography.Text>;
  const outcome = read.status && name(outcomeLabels[read.status]);
  return (
    <>
      <Flex gap="2px 10px" wrap>
        <span>{read.reportedOn ? day(read.reportedOn) : lacking}</span>
        {read.placeId === null && read.placeName !== null ? (
          <Typography.Text type="danger">{say('unknownPlace', { name: read.placeName })}</Typography.Text>
        ) : (
          <span>{read.placeName ?? lacking}</span>
        )}
        <span>{read.typeCode ? name(disputeTypeLabels[read.typeCode]) : lacking}</span>
        <Tag variant="filled">{outcome ?? lacking}</Tag>
        {read.closedOn && <span>{say('closedOn', { day: day(read.closedOn) })}</span>}
      </Flex>
      <div>
        {read.parties.length > 0 ? read.parties.map(partyText).join(' · ') : say('partiesUnknown')}
        {read.amountFen !== null && ` ${amount(read.amountFen)}`}
      </div>
      {read.summary && <LongText text={read.summary} rows={2} />}
    </>
  );
}

const partyText = ({ name, count }: NonNullable<PreviewRow['read']>['parties'][number]): string =>
  count === undefined ? name : `${name}（${count}）`;

/** The row as it stands in the file, cell by cell under its headers. */
export function RowAsWritten({ cells }: { readonly cells: PreviewRow['cells'] }) {
  return (
    <dl className="as-written">
      {cells.map(({ header, text }, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have the same header
        <div key={n}>
          <dt>{header}</dt> <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
