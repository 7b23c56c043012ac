import { Form, Input, Select } from 'antd';
import { type DisputeType, disputeTypeLabels, mayBePlaceOfDispute } from '#domain';
import { useLocalTypesOn } from '../../api/local-types.ts';
import { useOrganisations } from '../../api/office.ts';
import { DayInput } from '../../components/plain-inputs.tsx';
import { useNames } from '../../words/label.ts';
import { useWords } from '../../words/words.ts';
import { ariaOf, type Faults, faultOf } from './faults.tsx';
import type { Changes, ReportDraft } from './report-draft.ts';
import { reportWords } from './words.ts';

/** What some fields of the report need. */
export interface FieldsProps {
  readonly draft: ReportDraft;
  readonly onChange: (changes: Changes<ReportDraft>) => void;
  readonly faults: Faults;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Where, what kind, and what happened. */
export function MatterFields(props: FieldsProps & { readonly ownVillage: Named | undefined }) {
  const { draft, onChange, faults } = props;
  const say = useWords(reportWords);
  const name = useNames();
  const { data: units = [] } = useOrganisations();
  // Of the type that is chosen: most have none, and the form stays on one screen of a telephone.
  const localTypes = useLocalTypesOn(draft.reportedOn).filter(({ typeCode }) => typeCode === draft.typeCode);
  const places = units.filter(({ kind, active }) => active && mayBePlaceOfDispute(kind));
  return (
    <>
      <div className="pair">
        <Form.Item label={say('place')} required htmlFor="place" {...faultOf(faults, 'placeId')}>
          <Select
            id="place"
            {...ariaOf(faults, 'placeId')}
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
        <Form.Item label={say('type')} required htmlFor="type" {...faultOf(faults, 'typeCode')}>
          <Select<DisputeType | null>
            id="type"
            {...ariaOf(faults, 'typeCode')}
            showSearch={{ optionFilterProp: 'label' }}
            options={Object.entries(disputeTypeLabels).map(([value, label]) => ({
              value: value as DisputeType,
              label: name(label),
            }))}
            value={draft.typeCode ?? null}
            onChange={(typeCode) => onChange(typeCode ? { typeCode, localTypeCode: undefined } : {})}
          />
        </Form.Item>
      </div>
      {localTypes.length > 0 && (
        <Form.Item label={say('localType')} htmlFor="localType" {...faultOf(faults, 'localTypeCode')}>
          <Select<string | null>
            id="localType"
            {...ariaOf(faults, 'localTypeCode')}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            options={localTypes.map((type) => ({
              value: type.code,
              label: name(type),
            }))}
            value={draft.localTypeCode ?? null}
            onChange={(code) => onChange({ localTypeCode: code ?? undefined })}
          />
        </Form.Item>
      )}
      {draft.reportedOn !== undefined && (
        <Form.Item label={say('reportedOn')} htmlFor="reportedOn" {...faultOf(faults, 'reportedOn')}>
          <DayInput
            id="reportedOn"
            {...ariaOf(faults, 'reportedOn')}
            value={draft.reportedOn}
            onChange={(reportedOn) => onChange({ reportedOn })}
          />
        </Form.Item>
      )}
      <Form.Item label={say('summary')} required htmlFor="summary" {...faultOf(faults, 'summary')}>
        <Input.TextArea
          id="summary"
          {...ariaOf(faults, 'summary')}
          rows={2}
          maxLength={4000}
          placeholder={say('summaryHint')}
          value={draft.summary ?? ''}
          onChange={({ target }) => onChange({ summary: target.value })}
        />
      </Form.Item>
    </>
  );
}
