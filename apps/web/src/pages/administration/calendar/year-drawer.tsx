import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import {
  type Calendar,
  type CalendarYear,
  calendarYear,
  type HolidayNotice,
  readHolidayNotice,
} from '#domain';
import { api, bodyOf } from '../../../api/client.ts';
import { DayInput } from '../../../components/plain-inputs.tsx';
import { SchemaDrawer } from '../../../components/schema-drawer.tsx';
import { useDates } from '../../../words/dates.ts';
import { useLists } from '../../../words/lists.ts';
import { useWords } from '../../../words/words.ts';
import { calendarWords } from './words.ts';
import { spansOf } from './year.ts';

/** The form of a year: pasted from the notice and read, or written span by span. It is checked here and entered later. */
export function YearDrawer(props: {
  readonly year: number;
  readonly calendar: Calendar;
  readonly onClose: () => void;
  readonly onDone: (year: CalendarYear) => void;
}) {
  const say = useWords(calendarWords);
  const { year, calendar } = props;
  const check = useMutation({
    mutationFn: async (body: CalendarYear) => bodyOf(await api.POST('/api/v1/calendar/preview', { body })),
  });
  const spans = spansOf(year, calendar).map(({ from, to, exception: { kind, name } }) => ({
    from,
    to,
    kind,
    name: { zh: name.zh, en: name.en },
  }));
  return (
    <SchemaDrawer
      title={say(spans.length > 0 ? 'correctYear' : 'addYear', { year })}
      schema={calendarYear}
      initialValues={{ year, notice: '', spans }}
      sending={check}
      onDone={props.onDone}
      onClose={props.onClose}
    >
      <PastedNotice />
      <Form.Item name="year" label={say('year')} required>
        <InputNumber precision={0} />
      </Form.Item>
      <Form.Item name="notice" label={say('notice')} extra={say('noticeHint')} required>
        <Input maxLength={100} />
      </Form.Item>
      <Spans />
    </SchemaDrawer>
  );
}

/** The text of the notice; what is read of it takes the place of the spans below. */
function PastedNotice() {
  const say = useWords(calendarWords);
  const dates = useDates();
  const { join } = useLists();
  const form = Form.useFormInstance();
  const [text, setText] = useState('');
  const [read, setRead] = useState<HolidayNotice | null>(null);
  const readIt = () => {
    const found = readHolidayNotice(text, form.getFieldValue('year'));
    setRead(found);
    if (found.spans.length === 0) return;
    form.setFieldsValue({
      spans: found.spans,
      ...(found.year === null ? {} : { year: found.year }),
      ...(found.notice === null ? {} : { notice: found.notice }),
    });
  };
  return (
    <div className="inset paste-notice">
      <label htmlFor="pasted-notice">{say('paste')}</label>
      <Input.TextArea id="pasted-notice" value={text} onChange={({ target }) => setText(target.value)} />
      <Button onClick={readIt} disabled={text.trim() === ''}>
        {say('read')}
      </Button>
      {read && (
        <Alert
          role="status"
          type={read.spans.length > 0 ? 'success' : 'warning'}
          title={read.spans.length > 0 ? say('readSpans', { count: read.spans.length }) : say('readNothing')}
          {...(read.outside.length > 0
            ? { description: say('outside', { days: join(read.outside.map(dates.day)) }) }
            : {})}
        />
      )}
    </div>
  );
}

function Spans() {
  const say = useWords(calendarWords);
  return (
    <Form.List name="spans">
      {(fields, { add, remove }) => (
        <fieldset>
          <legend>{say('exceptions')}</legend>
          {fields.map(({ key, name: n }) => (
            <div key={key} className="inset">
              <div className="inline-fields">
                <Form.Item name={[n, 'from']} label={say('from')} required>
                  <DayInput />
                </Form.Item>
                <Form.Item name={[n, 'to']} label={say('to')} required>
                  <DayInput />
                </Form.Item>
                <Form.Item name={[n, 'kind']} label={say('kind')} required>
                  <Select
                    options={(['rest', 'work'] as const).map((value) => ({ value, label: say(value) }))}
                  />
                </Form.Item>
                <Form.Item name={[n, 'name', 'zh']} label={say('nameZh')} required>
                  <Input maxLength={20} />
                </Form.Item>
                <Form.Item name={[n, 'name', 'en']} label={say('nameEn')} required>
                  <Input maxLength={40} />
                </Form.Item>
              </div>
              <Button onClick={() => remove(n)}>{say('removeSpan')}</Button>
            </div>
          ))}
          <Button onClick={() => add({ kind: 'rest', name: {} })}>{say('addSpan')}</Button>
        </fieldset>
      )}
    </Form.List>
  );
}
