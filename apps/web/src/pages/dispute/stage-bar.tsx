import { Flex, Steps, Typography } from 'antd';
import { stageLabels, stages } from '#domain';
import { UntilWhen } from '../../components/until-when.tsx';
import { useIsWide } from '../../components/use-is-wide.ts';
import { useNames } from '../../words/label.ts';
import { useWords } from '../../words/words.ts';
import type { Dispute } from './dispute-query.ts';
import { disputeWords } from './words.ts';

const four = stages.filter((stage) => stage !== 'closed');

/** The four stages with the present state, and who holds the case. */
export function StageBar({ dispute }: { readonly dispute: Dispute }) {
  const say = useWords(disputeWords);
  const name = useNames();
  const isWide = useIsWide();
  const isClosed = dispute.stage === 'closed';
  const shown = isClosed ? ([...four.slice(0, 3), 'closed'] as const) : four;
  const current = shown.indexOf(dispute.stage as never);
  return (
    <Flex vertical gap={12}>
      <Steps
        current={current}
        orientation="horizontal"
        responsive={false}
        titlePlacement={isWide ? 'horizontal' : 'vertical'}
        size={isWide ? 'medium' : 'small'}
        status={isClosed ? 'error' : dispute.state === 'concluded' ? 'finish' : 'process'}
        items={shown.map((stage, n) => ({
          title: name(stageLabels[stage]),
          ...(n === current && isWide ? { content: name(dispute.stateName) } : {}),
        }))}
      />
      <Typography.Text>
        <strong>{name(dispute.stateName)}</strong>
        {' · '}
        {dispute.holder ? say('heldBy', { unit: dispute.holder.name }) : say('heldByNobody')}
        {dispute.offeredTo && ` · ${say('offeredTo', { unit: dispute.offeredTo.name })}`}
        {dispute.nextDueOn && (
          <>
            {' · '}
            <UntilWhen on={dispute.nextDueOn} />
          </>
        )}
      </Typography.Text>
    </Flex>
  );
}
