import { Checkbox, Flex, Form, Input, Radio } from 'antd';
import { PeoplePicker } from '../../components/pickers.tsx';
import { DayInput } from '../../components/plain-inputs.tsx';
import { useDates } from '../../words/dates.ts';
import { defineWords, useWords } from '../../words/words.ts';
import type { ReportDraft } from './report-draft.ts';
import { reportWords } from './words.ts';

const yesNoWords = defineWords('yesNo', { yes: '是', no: '否' }, { yes: 'yes', no: 'no' });

/** What is told with a dispute that was settled where it broke out. @source Mediation Act, art. 28 */
export function SettlementInput(props: {
  readonly draft: ReportDraft;
  readonly staffId: string;
  readonly onChange: (part: Partial<ReportDraft>) => void;
}) {
  const say = useWords(reportWords);
  const yesNo = useWords(yesNoWords);
  const { today } = useDates();
  const { draft, onChange, staffId } = props;
  const settlement = draft.settlement ?? { settledOn: today, performedAtOnce: true, mediatorIds: [staffId] };
  const change = (part: Partial<NonNullable<ReportDraft['settlement']>>) =>
    onChange({ settlement: { ...settlement, ...part } });
  return (
    <>
      <Checkbox
        checked={draft.isSettled === true}
        onChange={({ target }) =>
          onChange({ isSettled: target.checked, ...(target.checked ? { settlement } : {}) })
        }
      >
        <strong>{say('settled')}</strong>
      </Checkbox>
      {draft.isSettled && (
        <Flex vertical className="inset">
          <Form.Item label={say('terms')} required htmlFor="terms">
            <Input.TextArea
              id="terms"
              rows={2}
              value={settlement.terms ?? ''}
              onChange={({ target }) => change({ terms: target.value })}
            />
          </Form.Item>
          <Form.Item label={say('performedAtOnce')}>
            <Radio.Group
              optionType="button"
              value={settlement.performedAtOnce}
              options={[
                { value: true, label: yesNo('yes') },
                { value: false, label: yesNo('no') },
              ]}
              onChange={({ target }) => change({ performedAtOnce: target.value })}
            />
          </Form.Item>
          {!settlement.performedAtOnce && (
            <Form.Item label={say('performBy')} htmlFor="performBy">
              <DayInput
                id="performBy"
                value={settlement.performBy}
                onChange={(performBy) => change(performBy ? { performBy } : {})}
              />
            </Form.Item>
          )}
          <Form.Item label={say('mediators')} required htmlFor="mediators">
            <PeoplePicker
              id="mediators"
              multiple
              withRole="mediator"
              value={settlement.mediatorIds ?? []}
              onChange={(ids) => change({ mediatorIds: ids as [string, ...string[]] })}
            />
          </Form.Item>
        </Flex>
      )}
    </>
  );
}
