import { Alert, Button, Flex } from 'antd';
import { useNavigate } from 'react-router-dom';
import { useCapable } from '../../../session/actor.ts';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import type { Dispute } from '../dispute-query.ts';
import { useDossier } from './dossier-query.ts';
import { dossierWords } from './words.ts';

/**
 * Says beside the next step that the page which everybody signed is not in the case yet, and leads to where it is printed
 * and filed: a written agreement that is only recorded is the one thing that the steps of a case do not ask for.
 */
export function SignedPageDue({ dispute }: { readonly dispute: Dispute }) {
  const say = useWords(dossierWords);
  const name = useNames();
  const isCapable = useCapable();
  const navigate = useNavigate();
  const { data } = useDossier(dispute);
  const agreement = data?.items.find(({ item }) => item === 'agreement');
  const mayFile = isCapable('paper.print') && dispute.allowedEvents.includes('ATTACH');
  const [lack] = agreement?.remarks ?? [];
  if (!mayFile || lack === undefined || agreement?.isThere) return null;
  return (
    <Alert
      className="no-print"
      style={{ marginTop: 16 }}
      type="warning"
      showIcon
      title={
        <Flex gap={8} wrap align="center">
          <span style={{ flex: '1 1 220px' }}>{name(lack)}</span>
          <Button size="large" onClick={() => navigate(`/disputes/${dispute.id}/papers`)}>
            {say('printAndFile')}
          </Button>
        </Flex>
      }
    />
  );
}
