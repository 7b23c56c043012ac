import { useQuery } from '@tanstack/react-query';
import { interestSignLabels } from '#domain';
import { api, bodyOf } from '../../../api/client.ts';
import { PeoplePicker } from '../../../components/pickers.tsx';
import type { Controlled } from '../../../components/plain-inputs.tsx';
import { useNames } from '../../../words/label.ts';
import { useLists } from '../../../words/lists.ts';
import { defineWords, useWords } from '../../../words/words.ts';

const mediatorWords = defineWords(
  'mediators',
  { declared: '已声明利害关系', asked: '当事人申请回避', maybe: '可能与当事人有关系' },
  {
    declared: 'has declared an interest',
    asked: 'a party asked for another',
    maybe: 'may be tied to a party',
  },
);

/** Who will mediate; beside each name what the register or somebody says of their ties to a party. */
export function MediatorsPicker({
  disputeId,
  ...props
}: Controlled<string | readonly string[]> & { readonly disputeId: string }) {
  const say = useWords(mediatorWords);
  const name = useNames();
  const { join } = useLists();
  const { data } = useQuery({
    queryKey: ['mediator-warnings', disputeId],
    queryFn: async () =>
      bodyOf(
        await api.GET('/api/v1/disputes/{id}/mediator-warnings', { params: { path: { id: disputeId } } }),
      ),
  });
  const remarkOn = (id: string): string => {
    const said = (data?.said ?? []).filter(({ mediatorId }) => mediatorId === id);
    const warned = (data?.items ?? []).filter(({ mediatorId }) => mediatorId === id);
    const signs = warned.flatMap((one) =>
      one.signs.length === 0 ? [say('maybe')] : one.signs.map((sign) => name(interestSignLabels[sign])),
    );
    const words = said.map(({ saidBy }) => say(saidBy === 'mediator' ? 'declared' : 'asked'));
    return join([...new Set([...words, ...signs])]);
  };
  return <PeoplePicker multiple withRole="mediator" remarkOn={remarkOn} {...props} />;
}
