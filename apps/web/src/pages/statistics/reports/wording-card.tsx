import { Alert, Card, Typography } from 'antd';
import { useState } from 'react';
import { Failure } from '../../../components/failure.tsx';
import { SavingBar } from '../../../components/saving.tsx';
import { useDates } from '../../../words/dates.ts';
import { useWords } from '../../../words/words.ts';
import type { Report, SentenceId } from './report-query.ts';
import { SentenceItem } from './sentence-item.tsx';
import type { Wording } from './use-wording.ts';
import { paragraphsOf } from './wording.ts';
import { reportWords } from './words.ts';

/** The sentences of a report, one of which is open at a time, and below them whether all is saved. */
export function WordingCard({ report, wording }: { readonly report: Report; readonly wording: Wording }) {
  const say = useWords(reportWords);
  const [open, setOpen] = useState<SentenceId | null>(null);
  return (
    <Card title={say('wording')}>
      <Typography.Paragraph type="secondary">{say('wordingHint')}</Typography.Paragraph>
      <ol className="plain sentences">
        {paragraphsOf(wording.sentences).flatMap((paragraph) =>
          paragraph.map((sentence) => (
            <SentenceItem
              key={sentence.id}
              {...{ sentence, wording }}
              hasMoved={report.draft.doubts.some(({ id, hasMoved }) => hasMoved && id === sentence.id)}
              other={report.worded?.by.name}
              isOpen={open === sentence.id}
              onOpen={(isOpen) => setOpen(isOpen ? sentence.id : null)}
            />
          )),
        )}
      </ol>
      <SaveBar report={report} wording={wording} />
    </Card>
  );
}

/** Stays in sight: how many sentences are not saved, and the button that saves them. */
function SaveBar({ report, wording }: { readonly report: Report; readonly wording: Wording }) {
  const say = useWords(reportWords);
  const dates = useDates();
  const { pending, contested, others, error, isSaving, save, giveUp } = wording;
  const { worded } = report;
  return (
    <SavingBar
      pending={pending}
      isBarred={contested > 0}
      isSaving={isSaving}
      onSave={() => void save()}
      onGiveUp={giveUp}
      words={{
        pending: say('pending', { count: pending }),
        giveUpSure: say('giveUpSure', { count: pending }),
      }}
      aside={
        pending === 0 &&
        worded && (
          <span className="quiet">
            {' · '}
            {say('lastSaved', { name: worded.by.name, at: dates.moment(worded.at) })}
          </span>
        )
      }
    >
      {error && <Failure error={error} />}
      {contested > 0 && <Alert type="warning" showIcon title={say('decideFirst', { count: contested })} />}
      {others !== null && contested === 0 && pending === 0 && (
        <Alert type="info" showIcon title={say('both', { name: others })} />
      )}
    </SavingBar>
  );
}
