import { Form, Select, Typography } from 'antd';
import { mayTakeCases, runsOn, successionOrder } from '#domain';
import { useStaff } from '../../api/office.ts';
import { ariaIn, type Controlled, ParagraphInput } from '../../components/plain-inputs.tsx';
import { SchemaDrawer } from '../../components/schema-drawer.tsx';
import { useDates } from '../../words/dates.ts';
import { useNames } from '../../words/label.ts';
import { useLists } from '../../words/lists.ts';
import { useWords } from '../../words/words.ts';
import { type Order, type Preview, useHandOn } from './succession-query.ts';
import { successionWords } from './words.ts';

/** To whom the work goes: all to one, some cases to others. */
export function OrderDrawer({
  preview,
  onClose,
}: {
  readonly preview: Preview;
  readonly onClose: () => void;
}) {
  const say = useWords(successionWords);
  const handOn = useHandOn(preview.person.id);
  const isHidden = preview.shown.length === 0;
  return (
    <SchemaDrawer<Order>
      title={say('handOnOf', { name: preview.person.name })}
      schema={successionOrder}
      initialValues={{ cases: [] }}
      sending={handOn}
      onDone={onClose}
      onClose={onClose}
    >
      <Form.Item name="toId" label={say('to')} required>
        <SuccessorPicker preview={preview} />
      </Form.Item>
      <Form.Item name="reason" label={say('reason')} required>
        <ParagraphInput />
      </Form.Item>
      {isHidden ? (
        <Typography.Text type="secondary">{say('hiddenCases')}</Typography.Text>
      ) : (
        <Form.Item name="cases" label={say('byCase')} extra={say('byCaseHint')}>
          <CasesInput preview={preview} />
        </Form.Item>
      )}
    </SchemaDrawer>
  );
}

/** Colleagues of the same unit first, with what they have already; others for cases that their units hold. */
function useSuccessors({ person, successors }: Preview) {
  const say = useWords(successionWords);
  const { today } = useDates();
  const { aside } = useLists();
  const { data = [] } = useStaff();
  const others = data.filter(
    ({ active, organisation, appointments }) =>
      active &&
      organisation.id !== person.organisation.id &&
      mayTakeCases(appointments.filter((term) => runsOn(term, today)).map(({ role }) => role)),
  );
  return [
    {
      label: say('ownUnit'),
      options: successors.map(({ id, name, cases }) => ({ value: id, label: say('has', { name, cases }) })),
    },
    {
      label: say('otherUnits'),
      options: others.map(({ id, name, organisation }) => ({
        value: id,
        label: aside(name, organisation.name),
      })),
    },
  ];
}

function SuccessorPicker({
  preview,
  value,
  onChange,
  id,
  ...aria
}: Controlled<string> & { readonly preview: Preview }) {
  return (
    <Select
      {...(id ? { id } : {})}
      {...ariaIn(aria)}
      showSearch={{ optionFilterProp: 'label' }}
      options={useSuccessors(preview)}
      value={value ?? null}
      onChange={(chosen: string | null) => onChange?.(chosen ?? undefined)}
    />
  );
}

type Cases = NonNullable<Order['cases']>;

function CasesInput({ preview, value = [], onChange }: Controlled<Cases> & { readonly preview: Preview }) {
  const say = useWords(successionWords);
  const name = useNames();
  const dates = useDates();
  const options = useSuccessors(preview);
  const toOf = (disputeId: string) => value.find((one) => one.disputeId === disputeId)?.toId ?? null;
  const give = (disputeId: string, toId: string | null) => {
    const others = value.filter((one) => one.disputeId !== disputeId);
    onChange?.(toId === null ? others : [...others, { disputeId, toId }]);
  };
  return (
    <ul className="plain">
      {preview.shown.map(({ disputeId, number, stateName, holder, nextDueOn }) => {
        const title = number ?? say('unnumbered');
        const isElsewhere = holder !== null && holder.id !== preview.person.organisation.id;
        return (
          <li key={disputeId} className="row wrapping">
            <span style={{ flex: '1 1 220px' }}>
              <strong>{title}</strong>
              <br />
              <Typography.Text type="secondary">
                {[
                  name(stateName),
                  isElsewhere ? holder.name : null,
                  nextDueOn && say('due', { day: dates.day(nextDueOn) }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </Typography.Text>
            </span>
            <Select
              aria-label={`${say('to')} ${title}`}
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              placeholder={say('sameAsAll')}
              options={options}
              value={toOf(disputeId)}
              onChange={(toId: string | undefined) => give(disputeId, toId ?? null)}
              style={{ flex: '1 1 180px' }}
            />
          </li>
        );
      })}
    </ul>
  );
}
