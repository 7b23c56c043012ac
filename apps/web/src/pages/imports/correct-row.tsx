import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { UseMutationResult } from '@tanstack/react-query';
import { Button, Checkbox, Flex, Form, Input, Select } from 'antd';
import { disputeTypeLabels, type Label, outcomeLabels, type RowCorrection, rowCorrection } from '#domain';
import { useOrganisations } from '../../api/office.ts';
import { Problem } from '../../api/problem.ts';
import { DayInput } from '../../components/plain-inputs.tsx';
import { SchemaDrawer } from '../../components/schema-drawer.tsx';
import { useNames } from '../../words/label.ts';
import { useWords } from '../../words/words.ts';
import { type CorrectedFields, correctionOf, fieldsOf, isRepeat } from './correction.ts';
import type { PreviewRow } from './import-query.ts';
import { RowAsWritten } from './row-reading.tsx';
import { importWords } from './words.ts';

/** What a row is read as, to be corrected beside the row as it stands. */
export function CorrectRow(props: {
  readonly row: PreviewRow;
  readonly sending: UseMutationResult<unknown, Error, RowCorrection | null>;
  readonly onClose: () => void;
}) {
  const { row, sending, onClose } = props;
  const say = useWords(importWords);
  const name = useNames();
  const { data: units = [] } = useOrganisations();
  const villages = units
    .filter(({ kind, active }) => active && kind === 'village')
    .map(({ id, name: label }) => ({ value: id, label }));
  const { error } = sending;
  const looksRepeated =
    isRepeat(row) ||
    (error instanceof Problem && error.faults.some(({ pointer }) => pointer === '/isOwnCase'));
  const send = {
    ...sending,
    mutate: (fields: CorrectedFields, options?: object) => sending.mutate(correctionOf(row, fields), options),
  } as UseMutationResult<unknown, Error, CorrectedFields>;
  return (
    <SchemaDrawer<CorrectedFields>
      title={say('correctTitle', { row: row.row })}
      schema={rowCorrection}
      initialValues={fieldsOf(row)}
      sending={send}
      onDone={onClose}
      onClose={() => {
        sending.reset();
        onClose();
      }}
    >
      <RowAsWritten cells={row.cells} />
      <Form.Item name="reportedOn" label={say('reportedOn')} required>
        <DayInput />
      </Form.Item>
      <Form.Item name="placeId" label={say('place')} required>
        <Select showSearch={{ optionFilterProp: 'label' }} options={villages} />
      </Form.Item>
      <Form.Item name="typeCode" label={say('type')} required>
        <Select showSearch={{ optionFilterProp: 'label' }} options={optionsOf(disputeTypeLabels, name)} />
      </Form.Item>
      <Parties />
      <Form.Item name="summary" label={say('summary')}>
        <Input.TextArea rows={3} maxLength={4000} />
      </Form.Item>
      <Outcome />
      {looksRepeated && (
        <Form.Item name="isOwnCase" valuePropName="checked">
          <Checkbox>{say('ownCase')}</Checkbox>
        </Form.Item>
      )}
    </SchemaDrawer>
  );
}

const optionsOf = (labels: Readonly<Record<string, Label>>, name: (label: Label) => string) =>
  Object.entries(labels).map(([value, label]) => ({ value, label: name(label) }));

const { merged: _, ...outcomes } = outcomeLabels;

function Outcome() {
  const say = useWords(importWords);
  const name = useNames();
  const status = Form.useWatch('status', Form.useFormInstance());
  return (
    <>
      <Form.Item name="status" label={say('status')} required>
        <Select options={optionsOf(outcomes, name)} />
      </Form.Item>
      {status !== 'open' && (
        <Form.Item name="closedOn" label={say('closedDay')}>
          <DayInput />
        </Form.Item>
      )}
    </>
  );
}

function Parties() {
  const say = useWords(importWords);
  const sides = [
    { value: 'A', label: say('sideA') },
    { value: 'B', label: say('sideB') },
  ];
  return (
    <Form.Item label={say('parties')}>
      <Form.List name="parties">
        {(fields, { add, remove }) => (
          <Flex vertical gap={8}>
            {fields.map(({ key, name }) => (
              <Flex key={key} gap={8}>
                <Form.Item name={[name, 'side']} noStyle>
                  <Select
                    aria-label={say('side')}
                    placeholder={say('sideNone')}
                    allowClear
                    options={sides}
                    style={{ width: 120 }}
                  />
                </Form.Item>
                <Form.Item name={[name, 'name']} style={{ flex: 1, marginBottom: 0 }}>
                  <Input aria-label={say('partyName')} maxLength={100} />
                </Form.Item>
                <Button
                  aria-label={say('removeParty')}
                  icon={<DeleteOutlined />}
                  onClick={() => remove(name)}
                />
              </Flex>
            ))}
            <Button icon={<PlusOutlined />} onClick={() => add({})}>
              {say('addParty')}
            </Button>
          </Flex>
        )}
      </Form.List>
    </Form.Item>
  );
}
