import { CheckCircleFilled, ClockCircleOutlined, CloseCircleFilled } from '@ant-design/icons';
import { Flex, Typography } from 'antd';
import { commandLabels, type Paper } from '#domain';
import { Section } from '../../components/section.tsx';
import { useDates } from '../../words/dates.ts';
import { useNames } from '../../words/label.ts';
import { useWords } from '../../words/words.ts';
import { agreementWords } from './agreement/agreement-words.ts';
import type { Dispute } from './dispute-query.ts';
import { useEvents } from './story.ts';
import { disputeWords } from './words.ts';

/** A paper of the dossier; whether it is there is known once the dossier was shut. */
interface KnownPaper {
  readonly paper: string;
  readonly present?: boolean;
  readonly whyMissing?: string | undefined;
}

/** The papers of the dossier for whoever sees the case masked: what must lie in it, and once it is shut what does. */
export function Papers({ dispute }: { readonly dispute: Dispute }) {
  const say = useWords(disputeWords);
  const name = useNames();
  const dates = useDates();
  const archived = useEvents(dispute, 'ARCHIVE').at(-1);
  const shut = dispute.dossier === 'archived' ? archived : undefined;
  const papers: readonly KnownPaper[] = shut?.facts.papers ?? dispute.mustPapers.map((paper) => ({ paper }));
  const retention = shut?.facts.retention;
  const state = shut
    ? [say('archivedOn', { day: dates.day(shut.on) }), retention && name(commandLabels.retention[retention])]
    : [say('dossierOpen')];
  return (
    <Section
      secondary
      title={say('papers')}
      extra={<Typography.Text type="secondary">{state.filter(Boolean).join(' · ')}</Typography.Text>}
    >
      <ul className="plain">
        {papers.map((paper) => (
          <PaperLine key={paper.paper} paper={paper} dispute={dispute} />
        ))}
      </ul>
    </Section>
  );
}

function PaperLine({ paper, dispute }: { readonly paper: KnownPaper; readonly dispute: Dispute }) {
  const say = useWords(disputeWords);
  const sayForm = useWords(agreementWords);
  const name = useNames();
  const label = commandLabels.paper[paper.paper as Paper];
  const traces: Readonly<Partial<Record<string, string | false | null>>> = {
    registration: dispute.number,
    record: dispute.sessions > 0 && say('sessions', { count: dispute.sessions }),
    agreement: dispute.agreement && sayForm(dispute.agreement.form),
  };
  const word = paper.present === undefined ? 'paperNeeded' : paper.present ? 'paperThere' : 'paperMissing';
  return (
    <li className="row">
      <Flex gap={8} align="baseline" style={{ flex: 1 }} wrap>
        <span aria-hidden className={`paper ${word}`}>
          {paper.present === undefined && <ClockCircleOutlined />}
          {paper.present === true && <CheckCircleFilled />}
          {paper.present === false && <CloseCircleFilled />}
        </span>
        <span>{label ? name(label) : paper.paper}</span>
        <Typography.Text type="secondary">
          {[say(word), paper.whyMissing ?? traces[paper.paper]].filter(Boolean).join(' · ')}
        </Typography.Text>
      </Flex>
    </li>
  );
}
