import { QuestionCircleOutlined } from '@ant-design/icons';
import { type ReactNode, useId } from 'react';
import { type CountId, countDefinitions, type RateId, rateDefinitions } from '#domain';
import { useNames } from '../../words/label.ts';
import { useWords } from '../../words/words.ts';
import { statisticsWords } from './words.ts';

/** What a number means, in the sentence under which it is published, behind a button: the browser's own popover. */
export function DefinitionNote(props: {
  readonly of: CountId | RateId;
  /** What is said beside the definition, e.g. what was divided by what. */
  readonly children?: ReactNode;
}) {
  const say = useWords(statisticsWords);
  const name = useNames();
  const id = useId();
  const { title, definition, version, basis } = { ...countDefinitions, ...rateDefinitions }[props.of];
  return (
    <>
      <button
        type="button"
        className="definition-button no-print"
        aria-label={say('definitionOf', { title: name(title) })}
        popoverTarget={id}
      >
        <QuestionCircleOutlined />
      </button>
      <div id={id} popover="auto" className="definition">
        <strong>{name(title)}</strong>
        <p>{name(definition)}</p>
        {props.children}
        <p className="quiet">
          {say(basis)} · {say('version', { version })}
        </p>
      </div>
    </>
  );
}
