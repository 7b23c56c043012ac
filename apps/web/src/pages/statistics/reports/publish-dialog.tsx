import { Alert, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { Problem } from '../../../api/problem.ts';
import { Failure } from '../../../components/failure.tsx';
import { useReturnFocus } from '../../../components/use-return-focus.ts';
import { useDates } from '../../../words/dates.ts';
import { useLists } from '../../../words/lists.ts';
import { useWords } from '../../../words/words.ts';
import { type Report, usePublish, useReadingAgain } from './report-query.ts';
import { SentenceDoubts } from './sentence-doubts.tsx';
import { useSentenceNames } from './sentence-item.tsx';
import { reportWords } from './words.ts';

/** Says what publishing fixes for ever, and what should be looked at before; a correction says why. */
export function PublishDialog(props: {
  readonly report: Report;
  readonly onClose: () => void;
  readonly onDone: (edition: number) => void;
}) {
  const say = useWords(reportWords);
  useReturnFocus();
  const { report, onClose, onDone } = props;
  const isCorrection = report.latest !== null;
  const edition = (report.latest?.edition ?? 0) + 1;
  const [reason, setReason] = useState('');
  const [isAsked, ask] = useState(false);
  const { doubts } = report.draft;
  const doubtful = doubts.map(({ id }) => id);
  // A tick is of the sentences that stood there: those that came since are looked at anew.
  const [lookedAt, look] = useState<readonly string[]>([]);
  const isUnseen = doubtful.some((id) => !lookedAt.includes(id));
  const [other, setOther] = useState<string | null>(null);
  const publishing = usePublish(report.id);
  const readAgain = useReadingAgain(report);
  const isMissing = isCorrection && reason.trim() === '';
  const isStale = Problem.isStale(publishing.error);
  const submit = () => {
    if (isMissing || isUnseen) return ask(true);
    publishing.mutate(
      {
        reason: isCorrection ? reason.trim() : null,
        version: report.version,
        acknowledged: doubtful,
      },
      {
        onSuccess: ({ latest }) => onDone(latest?.edition ?? edition),
        onError: async (error) => {
          // The figures may have moved while this was open.
          if (hasDoubts(error)) await readAgain();
          if (!Problem.isStale(error)) return;
          const fresh = await readAgain();
          setOther(fresh.worded?.by.name ?? say('somebody'));
        },
      },
    );
  };
  return (
    <Modal
      open
      title={say('publishTitle', { edition })}
      okText={say('confirm')}
      cancelText={say('lookAgain')}
      okButtonProps={{ size: 'large' }}
      cancelButtonProps={{ size: 'large' }}
      confirmLoading={publishing.isPending}
      onOk={submit}
      onCancel={onClose}
      width={600}
    >
      <ul className="what-is-fixed">
        {(['freeze1', 'freeze2', 'freeze3'] as const).map((key) => (
          <li key={key}>{say(key)}</li>
        ))}
      </ul>
      <LookAt report={report} />
      {doubts.length > 0 && (
        <SentenceDoubts
          {...{ doubts }}
          isLookedAt={!isUnseen}
          onLookedAt={(isLookedAt) => look(isLookedAt ? doubtful : [])}
          isMissing={isAsked && isUnseen}
        />
      )}
      {isCorrection && (
        <Form layout="vertical" size="large">
          <Form.Item
            label={say('reason')}
            required
            htmlFor="reason-of-correction"
            validateStatus={isAsked && isMissing ? 'error' : ''}
            help={isAsked && isMissing ? say('reasonNeeded') : undefined}
          >
            <Input.TextArea
              id="reason-of-correction"
              rows={2}
              maxLength={500}
              placeholder={say('reasonHint')}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          </Form.Item>
        </Form>
      )}
      {other !== null && (
        <Alert type="warning" showIcon role="alert" title={say('changedMeanwhile', { name: other })} />
      )}
      {publishing.error && !isStale && !(hasDoubts(publishing.error) && isUnseen) && (
        <Failure error={publishing.error} />
      )}
    </Modal>
  );
}

const hasDoubts = (error: unknown): boolean =>
  error instanceof Problem && error.code === 'sentences-not-looked-at';

/** What somebody may have overlooked. None of it forbids publishing. */
function LookAt({ report }: { readonly report: Report }) {
  const say = useWords(reportWords);
  const dates = useDates();
  const { join } = useLists();
  const nameOf = useSentenceNames();
  const { sentences, content } = report.draft;
  const { period, checks } = content.figures;
  const unwritten = sentences.filter(({ isWritten, text }) => isWritten && text === '');
  const points = [
    ...(period.until < period.to ? [say('notOver', { day: dates.day(period.until) })] : []),
    ...(unwritten.length === 0
      ? []
      : [say('unwritten', { names: join(unwritten.map(({ id }) => nameOf(id))) })]),
    ...(checks.allAgree ? [] : [say('checksDiffer')]),
  ];
  if (points.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 16 }}
      title={say('beforePublishing')}
      description={
        <ul className="plain">
          {points.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
      }
    />
  );
}
