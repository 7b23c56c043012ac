import { Form, Modal, Radio, Select, Typography } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { Failure } from '../../../components/failure.tsx';
import { OrganisationPicker } from '../../../components/pickers.tsx';
import { useReturnFocus } from '../../../components/use-return-focus.ts';
import { useDates } from '../../../words/dates.ts';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { kindsOfReports, likelyPeriod, periodsOffered } from './report-periods.ts';
import { type ReportKind, useBegin } from './report-query.ts';
import { reportWords } from './words.ts';

/** Chooses the period of a report; one that was begun is opened. */
export function BeginReport({ onClose }: { readonly onClose: () => void }) {
  const say = useWords(reportWords);
  const name = useNames();
  const { today } = useDates();
  const navigate = useNavigate();
  useReturnFocus();
  const [kind, setKind] = useState<ReportKind>('annual');
  const [period, setPeriod] = useState(likelyPeriod('annual', today).id);
  const [organisation, setOrganisation] = useState<string | undefined>();
  const begin = useBegin();
  const submit = () =>
    begin.mutate(
      { period, ...(organisation === undefined ? {} : { organisation }) },
      { onSuccess: ({ id }) => void navigate(`/statistics/reports/${id}`) },
    );
  return (
    <Modal
      open
      title={say('beginTitle')}
      okText={say('start')}
      cancelText={say('cancel')}
      okButtonProps={{ size: 'large' }}
      cancelButtonProps={{ size: 'large' }}
      confirmLoading={begin.isPending}
      onOk={submit}
      onCancel={onClose}
    >
      <Form layout="vertical" size="large" onFinish={submit}>
        <Form.Item label={say('kindOfReport')}>
          <Radio.Group
            className="report-kinds"
            aria-label={say('kindOfReport')}
            value={kind}
            options={kindsOfReports.map((value) => ({ value, label: say(value) }))}
            onChange={({ target }) => {
              const chosen = target.value as ReportKind;
              setKind(chosen);
              setPeriod(likelyPeriod(chosen, today).id);
            }}
          />
        </Form.Item>
        <Form.Item label={say('periodOfReport')}>
          <Select
            aria-label={say('periodOfReport')}
            value={period}
            options={periodsOffered(kind, today).map(({ id, title }) => ({ value: id, label: name(title) }))}
            onChange={setPeriod}
          />
        </Form.Item>
        <Form.Item label={say('part')} extra={say('partHint')}>
          <OrganisationPicker label={say('part')} value={organisation} onChange={setOrganisation} />
        </Form.Item>
      </Form>
      <Typography.Paragraph type="secondary">{say('beginHint')}</Typography.Paragraph>
      {begin.error && <Failure error={begin.error} />}
    </Modal>
  );
}
