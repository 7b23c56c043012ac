import { Form, Input, Select } from 'antd';
import { type DisputeType, disputeTypeLabels, mayBePlaceOfDispute } from '#domain';
import { useOrganisations } from '../../api/office.ts';
import { useNames } from '../../words/label.ts';
import { useWords } from '../../words/words.ts';
import type { ReportDraft } from './report-draft.ts';
import type { FaultOf } from './use-handing-in.ts';
import { reportWords } from './words.ts';

/** What some fields of the report need. */
export interface FieldsProps {
  readonly draft: ReportDraft;
  readonly onChange: (part: Partial<ReportDraft>) => void;
  readonly faultOf: FaultOf;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Where, what kind, and what happened. */
export function MatterFields(props: FieldsProps & { readonly ownVillage: Named | undefined }) {
  const { draft, onChange, faultOf } = props;
  const say = useWords(reportWords);
  const name = useNames();
  const { data: units = [] } = useOrganisations();
  const places = units.filter(({ kind, active }) => active && mayBePlaceOfDispute(kind));
  return (
    <>
      <Form.Item label={say('place')} required htmlFor="place" {...faultOf('placeId')}>
        <Select
          id="place"
          showSearch={{ optionFilterProp: 'label' }}
          disabled={props.ownVillage !== undefined}
          options={(props.ownVillage ? [props.ownVillage] : places).map(({ id, name: label }) => ({
            value: id,
            label,
          }))}
          value={draft.placeId ?? null}
          onChange={(placeId) => onChange(placeId ? { placeId } : {})}
        />
      </Form.Item>
      <Form.Item label={say('type')} required htmlFor="type" {...faultOf('typeCode')}>
        <Select<DisputeType | null>
          id="type"
          showSearch={{ optionFilterProp: 'label' }}
          options={Object.entries(disputeTypeLabels).map(([value, label]) => ({
            value: value as DisputeType,
            label: name(label),
          }))}
          value={draft.typeCode ?? null}
          onChange={(typeCode) => onChange(typeCode ? { typeCode } : {})}
        />
      </Form.Item>
      <Form.Item label={say('summary')} required htmlFor="summary" {...faultOf('summary')}>
        <Input.TextArea
          id="summary"
          rows={3}
          maxLength={4000}
          placeholder={say('summaryHint')}
          value={draft.summary ?? ''}
          onChange={({ target }) => onChange({ summary: target.value })}
        />
      </Form.Item>
    </>
  );
}
