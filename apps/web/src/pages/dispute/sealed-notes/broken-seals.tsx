import { Alert } from 'antd';
import { useDates } from '../../../words/dates.ts';
import { useWords } from '../../../words/words.ts';
import type { Dispute } from '../dispute-query.ts';
import { type Told, useEvents } from '../story.ts';
import { sealedNoteWords } from './words.ts';

/** That a seal was broken in this case, by whom and why: for everybody who reads its history, and for ever. */
export function BrokenSeals({ dispute }: { readonly dispute: Dispute }) {
  const say = useWords(sealedNoteWords);
  const sealed = useEvents(dispute, 'SEAL_NOTE');
  const asked = useEvents(dispute, 'ASK_TO_UNSEAL');
  const broken = useEvents(dispute, 'UNSEAL_NOTE');
  if (broken.length === 0) return null;
  return (
    <Alert
      type="error"
      showIcon
      title={say('markTitle', { count: broken.length })}
      description={broken.map((breaking) => (
        <Mark
          key={breaking.seq}
          n={sealed.findIndex(({ facts }) => facts.noteId === breaking.facts.noteId) + 1}
          breaking={breaking}
          asked={asked.findLast(
            ({ facts, seq }) => facts.noteId === breaking.facts.noteId && seq < breaking.seq,
          )}
        />
      ))}
    />
  );
}

function Mark(props: {
  readonly n: number;
  readonly breaking: Told<'UNSEAL_NOTE'>;
  readonly asked: Told<'ASK_TO_UNSEAL'> | undefined;
}) {
  const say = useWords(sealedNoteWords);
  const dates = useDates();
  const { n, breaking, asked } = props;
  const reasons = { asked: asked?.facts.reason ?? '', agreed: breaking.facts.reason ?? '' };
  return (
    <div>
      {say('mark', {
        n,
        asker: asked?.by?.name ?? '',
        answerer: breaking.by?.name ?? '',
        at: dates.moment(breaking.at),
      })}
      {/* Free text is absent where the case is seen masked. */}
      {reasons.agreed !== '' && <div className="story">{say('markReasons', reasons)}</div>}
    </div>
  );
}
