import { Card, Flex } from 'antd';
import type { ReactNode } from 'react';
import { type CountId, countDefinitions, type RateId, rateDefinitions, rateIds } from '#domain';
import { useNames } from '../../../words/label.ts';
import { useLists } from '../../../words/lists.ts';
import { useWords } from '../../../words/words.ts';
import { CountChange, RateChange } from '../change.tsx';
import { CountLink } from '../count-link.tsx';
import { DefinitionNote } from '../definition-note.tsx';
import type { FiguresAsked } from '../figures-asked.ts';
import { OpenNote } from '../open-note.tsx';
import { RateValue } from '../rate-value.tsx';
import type { Figures } from '../statistics-query.ts';
import { statisticsWords } from '../words.ts';

interface Shown {
  readonly asked: FiguresAsked;
  readonly data: Figures;
}

/** Counts side by side, each with its definition and what it was before. */
export function CountCards(props: Shown & { readonly title: string; readonly ids: readonly CountId[] }) {
  const name = useNames();
  const { asked, data, title, ids } = props;
  const { comparison, counts } = data;
  return (
    <Card size="small" title={title}>
      <dl className="figure-cards">
        {ids.map((id) => (
          <FigureCard key={id} title={name(countDefinitions[id].title)} note={<DefinitionNote of={id} />}>
            <strong className="figure">
              <CountLink asked={asked} figure={{ figure: id }} count={counts[id] ?? 0} />
            </strong>
            {comparison && (
              <>
                <CountChange word="onBefore" then={comparison.before} {...{ asked, id }} />
                <CountChange word="onYearBefore" then={comparison.yearBefore} {...{ asked, id }} />
              </>
            )}
          </FigureCard>
        ))}
      </dl>
    </Card>
  );
}

/** Every rate with both its numbers, its definition and what it was before. */
export function RateCards({ asked, data }: Shown) {
  const say = useWords(statisticsWords);
  const name = useNames();
  const { comparison, rates, smallBelow } = data;
  const shown = rateIds.flatMap((id) => (rates[id] === undefined ? [] : [[id, rates[id]] as const]));
  return (
    <Card size="small" title={say('rates')}>
      <dl className="figure-cards">
        {shown.map(([id, rate]) => (
          <FigureCard
            key={id}
            title={name(rateDefinitions[id].title)}
            note={
              <DefinitionNote of={id}>
                <Parts id={id} asked={asked} data={data} />
              </DefinitionNote>
            }
          >
            <RateValue {...{ asked, id, rate, smallBelow }} />
            {comparison && (
              <>
                <RateChange word="onBefore" then={comparison.before} now={rate} {...{ asked, id }} />
                <RateChange word="onYearBefore" then={comparison.yearBefore} now={rate} {...{ asked, id }} />
              </>
            )}
          </FigureCard>
        ))}
      </dl>
      <OpenNote asked={asked} data={data} />
    </Card>
  );
}

function FigureCard(props: {
  readonly title: string;
  readonly note: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div>
      <dt>
        {props.title} {props.note}
      </dt>
      <dd>{props.children}</dd>
    </div>
  );
}

/** The counts of which a rate is made, each of which opens its cases. */
function Parts({ id, asked, data }: Shown & { readonly id: RateId }) {
  const say = useWords(statisticsWords);
  const name = useNames();
  const { named } = useLists();
  return (
    <Flex vertical>
      {(['numerator', 'denominator'] as const).map((side) => (
        <div key={side}>
          {named(say(side), '')}
          {rateDefinitions[id][side].map((figure, n) => (
            <span key={figure}>
              {n > 0 && ' + '}
              {name(countDefinitions[figure].title)}{' '}
              <CountLink asked={asked} figure={{ figure }} count={data.counts[figure] ?? 0} />
            </span>
          ))}
        </div>
      ))}
    </Flex>
  );
}
