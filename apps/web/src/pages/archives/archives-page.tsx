import { Flex, Segmented } from 'antd';
import { useSearchParams } from 'react-router-dom';
import type { Capability } from '#domain';
import { PageHeading } from '../../components/page-heading.tsx';
import { useCapable } from '../../session/actor.ts';
import { useWords } from '../../words/words.ts';
import { DestructionLists } from './destruction-lists.tsx';
import { DueDossiers } from './due-dossiers.tsx';
import { WaitingDossiers } from './waiting-dossiers.tsx';
import { archiveWords } from './words.ts';

/** What the archives show, each to whoever can do all that is named. */
const parts = [
  { shown: 'waiting', Part: WaitingDossiers, needs: ['dispute.read'] },
  { shown: 'due', Part: DueDossiers, needs: ['dispute.read', 'retention.read'] },
  { shown: 'lists', Part: DestructionLists, needs: ['destruction.read'] },
] as const satisfies readonly { readonly needs: readonly Capability[]; readonly [key: string]: unknown }[];

/** The dossiers from the end of a case on: those to be shut, those whose term is over, and the lists of destruction. */
export function ArchivesPage() {
  const say = useWords(archiveWords);
  const isCapable = useCapable();
  const [address, setAddress] = useSearchParams();
  const open = parts.filter(({ needs }) => needs.every((one) => isCapable(one)));
  const { shown, Part } = open.find((one) => one.shown === address.get('show')) ?? open[0] ?? parts[0];
  return (
    <Flex vertical gap={16}>
      <PageHeading title={say('title')} lead={say('lead')} />
      <Segmented
        aria-label={say('show')}
        className="no-print"
        value={shown}
        onChange={(show) => setAddress({ show }, { replace: true })}
        options={open.map((one) => ({ value: one.shown, label: say(one.shown) }))}
        style={{ maxWidth: '100%', overflowX: 'auto', alignSelf: 'flex-start' }}
      />
      <Part />
    </Flex>
  );
}
