import { Select, Typography } from 'antd';
import {
  labelKey,
  type MeaningCode,
  type Meanings,
  meaningCodeLabel,
  meaningCodes,
  type PlacedTableCheck,
} from '#domain';
import { Section } from '../../../components/section.tsx';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { tableCheckWords } from './words.ts';

/** What each label was taken for, and the chance to say otherwise. */
export function Labels(props: {
  readonly check: PlacedTableCheck;
  readonly meanings: Meanings;
  readonly onCorrect: (key: string, code: MeaningCode | undefined) => void;
}) {
  const say = useWords(tableCheckWords);
  const name = useNames();
  const options = meaningCodes.map((code) => ({ value: code, label: name(meaningCodeLabel(code)) }));
  return (
    <Section title={say('labels')} secondary>
      <Typography.Paragraph type="secondary">{say('labelsHint')}</Typography.Paragraph>
      <ul className="table-labels">
        {props.check.labels.map(({ label, meaning }) => {
          const key = labelKey(label);
          return (
            <li key={label}>
              <span>{label}</span>
              <Select
                aria-label={say('meaningOf', { label })}
                allowClear
                showSearch={{ optionFilterProp: 'label' }}
                options={options}
                value={props.meanings[key] ?? null}
                placeholder={
                  <span data-unknown={meaning === null || undefined}>
                    {meaning === null ? say('unknown') : name(meaning)}
                  </span>
                }
                onChange={(code: MeaningCode | undefined) => props.onCorrect(key, code ?? undefined)}
              />
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
