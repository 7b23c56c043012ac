import { Checkbox, Flex, Form, Input, Radio } from 'antd';
import { PeoplePicker } from '../../components/pickers.tsx';
import { DayInput } from '../../components/plain-inputs.tsx';
import { useDates } from '../../words/dates.ts';
import { defineWords, useWords } from '../../words/words.ts';
import { ariaOf, faultOf } from './faults.tsx';
import type { FieldsProps } from './matter-fields.tsx';
import { type Changes, changed, type SettlementDraft } from './report-draft.ts';
import { reportWords } from './words.ts';

const yesNoWords = defineWords('yesNo', { yes: '是', no: '否' }, { yes: 'yes', no: 'no' });

/** What is told with a dispute that was settled where it broke out. @source Mediation Act, art. 28 */
export function SettlementInput({
  draft,
  staffId,
  onChange,
  faults,
}: FieldsProps & { readonly staffId: string }) {
  const say = useWords(reportWords);
  const yesNo = useWords(yesNoWords);
  const { today } = useDates();
  const settlement: SettlementDraft = draft.settlement ?? {
    settledOn: today,
    performedAtOnce: true,
    mediatorIds: [staffId],
  };
  const change = (changes: Changes<SettlementDraft>) =>
    onChange({ settlement: changed(settlement, changes) });
  const line = (field: string) => faultOf(faults, `settlement.${field}`);
  const aria = (field: string) => ariaOf(faults, `settlement.${field}`);
  return (
    <>
      <Checkbox
        className="tall"
        checked={draft.isSettled === true}
        onChange={({ target }) =>
          onChange({ isSettled: target.checked, ...(target.checked ? { settlement } : {}) })
        }
      >
        <strong>{say('settled')}</strong>
      </Checkbox>
      {draft.isSettled && (
        <Flex vertical className="inset">
          <div className="pair">
            <Form.Item label={say('settledOn')} required htmlFor="settledOn" {...line('settledOn')}>
              <DayInput
                id="settledOn"
                {...aria('settledOn')}
                value={settlement.settledOn}
                onChange={(settledOn) => change({ settledOn })}
              />
            </Form.Item>
            <Form.Item label={say('performedAtOnce')} {...line('performedAtOnce')}>
              <Radio.Group
                aria-label={say('performedAtOnce')}
                optionType="button"
                value={settlement.performedAtOnce}
                options={[
                  { value: true, label: yesNo('yes') },
                  { value: false, label: yesNo('no') },
                ]}
                onChange={({ target }) =>
                  change({ performedAtOnce: target.value, ...(target.value ? { performBy: undefined } : {}) })
                }
              />
            </Form.Item>
          </div>
          {!settlement.performedAtOnce && (
            <Form.Item label={say('performBy')} required htmlFor="performBy" {...line('performBy')}>
              <DayInput
                id="performBy"
                {...aria('performBy')}
                value={settlement.performBy}
                onChange={(performBy) => change({ performBy })}
              />
            </Form.Item>
          )}
          <Form.Item label={say('terms')} required htmlFor="terms" {...line('terms')}>
            <Input.TextArea
              id="terms"
              {...aria('terms')}
              maxLength={10_000}
              rows={2}
              value={settlement.terms ?? ''}
              onChange={({ target }) => change({ terms: target.value })}
            />
          </Form.Item>
          <Form.Item label={say('mediators')} required htmlFor="mediators" {...line('mediatorIds')}>
            <PeoplePicker
              id="mediators"
              {...aria('mediatorIds')}
              multiple
              withRole="mediator"
              value={settlement.mediatorIds ?? []}
              onChange={(ids) => change({ mediatorIds: [ids ?? []].flat() })}
            />
          </Form.Item>
          <Form.Item {...line('consentingPartyIds')} style={{ marginBottom: 0 }}>
            <Checkbox
              className="tall"
              {...aria('consentingPartyIds')}
              checked={settlement.isByConsentOfAll === true}
              onChange={({ target }) => change({ isByConsentOfAll: target.checked })}
            >
              {say('consentOfAll')}
            </Checkbox>
          </Form.Item>
        </Flex>
      )}
    </>
  );
}
