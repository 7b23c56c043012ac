import { Select } from 'antd';
import { preventionKindLabels } from '#domain';
import { ariaIn, type Controlled } from '../../../components/plain-inputs.tsx';
import { useDates } from '../../../words/dates.ts';
import { useNames } from '../../../words/label.ts';
import { useAttachments } from '../attachments/attachment-query.ts';
import type { Dispute } from '../dispute-query.ts';
import { standing, usePreventions } from '../prevention-story.ts';

/** Chooses among the files that lie in the case. */
export function AttachmentsPicker({
  value,
  onChange,
  id,
  disputeId,
  ...aria
}: Controlled<readonly string[]> & { readonly disputeId: string }) {
  const name = useNames();
  const { data = [], isFetching } = useAttachments(disputeId);
  const options = data
    .filter(({ removed }) => removed === null)
    .map((file) => ({ value: file.id, label: `${file.fileName} · ${name(file.kindName)}` }));
  return (
    <Select<string[]>
      {...ariaIn(aria)}
      {...(id ? { id } : {})}
      mode="multiple"
      loading={isFetching}
      options={options}
      optionFilterProp="label"
      {...(value ? { value: [...value] } : {})}
      onChange={(chosen) => onChange?.(chosen)}
    />
  );
}

/** Chooses one of the records of what was prevented that nobody has taken back. */
export function PreventionPicker({
  value,
  onChange,
  id,
  dispute,
  ...aria
}: Controlled<string> & { readonly dispute: Pick<Dispute, 'id' | 'version'> }) {
  const name = useNames();
  const dates = useDates();
  const options = standing(usePreventions(dispute)).map(({ id: value, facts: { kind, preventedOn } }) => ({
    value,
    label: [kind && name(preventionKindLabels[kind]), preventedOn && dates.day(preventedOn)]
      .filter(Boolean)
      .join(' · '),
  }));
  return (
    <Select<string>
      {...ariaIn(aria)}
      {...(id ? { id } : {})}
      options={options}
      {...(value ? { value } : {})}
      onChange={(chosen) => onChange?.(chosen)}
    />
  );
}
