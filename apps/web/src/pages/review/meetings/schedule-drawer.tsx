import { CalendarOutlined } from '@ant-design/icons';
import { Button, Dropdown, Form, Input, Select, Typography } from 'antd';
import { useState } from 'react';
import { setSchedule } from '#domain';
import { Failure } from '../../../components/failure.tsx';
import { PeoplePicker } from '../../../components/pickers.tsx';
import { SchemaDrawer } from '../../../components/schema-drawer.tsx';
import { useDates } from '../../../words/dates.ts';
import { useWords } from '../../../words/words.ts';
import { AttendanceInput } from '../meeting/attendance-input.tsx';
import { type Schedule, useSchedule, useScheduling } from './schedule-query.ts';
import { useTownships } from './townships.ts';
import { meetingsWords } from './words.ts';

/** Opens the schedule of the township; whoever looks into several says of which. */
export function ScheduleButton() {
  const say = useWords(meetingsWords);
  const townships = useTownships();
  const [townshipId, open] = useState<string>();
  const { data, error, refetch } = useSchedule(townshipId);
  const [only, ...others] = townships;
  const button = (
    <Button
      size="large"
      icon={<CalendarOutlined />}
      {...(others.length === 0 ? { onClick: () => open(only?.value) } : {})}
    >
      {say('schedule')}
    </Button>
  );
  const items = townships.map(({ value, label }) => ({ key: value, label }));
  return (
    <>
      {others.length === 0 ? (
        button
      ) : (
        <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => open(key) }}>
          {button}
        </Dropdown>
      )}
      {townshipId && error && <Failure error={error} retry={refetch} />}
      {townshipId && data && <ScheduleDrawer schedule={data} onClose={() => open(undefined)} />}
    </>
  );
}

/** When, where and with whom a township holds its weekly review. */
function ScheduleDrawer({
  schedule,
  onClose,
}: {
  readonly schedule: Schedule;
  readonly onClose: () => void;
}) {
  const say = useWords(meetingsWords);
  const dates = useDates();
  const scheduling = useScheduling();
  const township = useTownships().find(({ value }) => value === schedule.townshipId)?.label ?? '';
  const days = ([1, 2, 3, 4, 5, 6, 7] as const).map((day) => ({ value: day, label: dates.weekday(day) }));
  return (
    <SchemaDrawer
      title={say('scheduleOf', { township })}
      schema={setSchedule}
      initialValues={{
        townshipId: schedule.townshipId,
        weekday: schedule.weekday,
        at: schedule.at,
        place: schedule.place ?? undefined,
        chairId: schedule.chairId ?? undefined,
        attendance: schedule.attendance,
      }}
      sending={scheduling}
      onDone={onClose}
      onClose={onClose}
    >
      <Typography.Paragraph type="secondary">
        {schedule.next
          ? say('scheduleNext', { at: dates.moment(schedule.next.plannedFor) })
          : say('scheduleHint')}
      </Typography.Paragraph>
      <Form.Item name="weekday" label={say('weekday')} required>
        <Select<number> options={days} style={{ maxWidth: 220 }} />
      </Form.Item>
      <Form.Item name="at" label={say('at')} required>
        <Input type="time" style={{ maxWidth: 220 }} />
      </Form.Item>
      <Form.Item name="place" label={say('place')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="chairId" label={say('chairField')} extra={say('chairHint')}>
        <PeoplePicker />
      </Form.Item>
      <Form.Item name="attendance" label={say('expected')} extra={say('expectedHint')}>
        <AttendanceInput />
      </Form.Item>
    </SchemaDrawer>
  );
}
