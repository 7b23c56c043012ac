import { Tag, Typography } from 'antd';
import { Link } from 'react-router-dom';
import { disputeTypeLabels, typicalStateLabels } from '#domain';
import { useDates } from '../../../words/dates.ts';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { draftsWords } from './drafts-words.ts';
import type { Waiting } from './working-query.ts';

/** One that is being written or reviewed: its case, whose hands it is in, and the way to it. */
export function DraftLine({ line }: { readonly line: Waiting }) {
  const say = useWords(draftsWords);
  const name = useNames();
  const dates = useDates();
  const { id, number, typeCode, edition, state, draftedBy, draftedAt, submittedBy, submittedAt } = line;
  const isHandedIn = state === 'submitted' && submittedBy !== null && submittedAt !== null;
  return (
    <li className="row wrapping">
      <Link to={`/typical-cases/${id}/working`}>
        <strong>
          {say('line', { type: name(disputeTypeLabels[typeCode]), number: number ?? '', edition })}
        </strong>
      </Link>
      <Tag color={isHandedIn ? 'gold' : 'default'}>{name(typicalStateLabels[state])}</Tag>
      <Typography.Text type="secondary">
        {isHandedIn
          ? say('handedIn', { name: submittedBy, at: dates.moment(submittedAt) })
          : say('drafted', { name: draftedBy, at: dates.moment(draftedAt) })}
      </Typography.Text>
    </li>
  );
}
