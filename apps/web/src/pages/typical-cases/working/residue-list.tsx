import { Alert, Button, Flex } from 'antd';
import { useState } from 'react';
import { ReasonDialog } from '../../../components/reason-dialog.tsx';
import { useNames } from '../../../words/label.ts';
import { useLists } from '../../../words/lists.ts';
import { useWords } from '../../../words/words.ts';
import type { ShownResidue } from './refused.ts';
import type { Writing } from './use-writing.ts';
import { workingWords } from './words.ts';

const nothingSent = { isPending: false, error: null } as const;

/** Where somebody can still be known in a text, each with its sentence and the way to mend it. */
export function ResidueList(props: {
  readonly residues: readonly ShownResidue[];
  /** Null: nothing can be changed. */
  readonly writing: Writing | null;
  readonly onMend: (place: ShownResidue) => void;
}) {
  const say = useWords(workingWords);
  const name = useNames();
  const { named } = useLists();
  const [doubted, doubt] = useState<ShownResidue | null>(null);
  const { residues, writing, onMend } = props;
  if (residues.length === 0) return null;
  const clear = (words: string, reason: string | null) => {
    if (writing === null) return;
    const others = writing.written.cleared.filter((one) => one.words !== words);
    writing.write('cleared', reason === null ? others : [...others, { words, reason }]);
  };
  return (
    <ul className="plain residues">
      {residues.map((one) => (
        <li key={one.start}>
          <Alert
            type={one.clearedBy === undefined ? (one.certainty === 'sure' ? 'error' : 'warning') : 'info'}
            showIcon
            title={
              <span>
                <strong lang="zh-CN">“{one.words}”</strong>
                {one.certainty === 'doubt' && <> · {say('doubt')}</>}
              </span>
            }
            description={
              <Flex vertical gap={8} align="start">
                <span>
                  {one.clearedBy === undefined ? (
                    name(one.sentence)
                  ) : (
                    <span lang="zh-CN">{say('cleared', { reason: one.clearedBy })}</span>
                  )}
                </span>
                {writing && (
                  <Flex gap={8} wrap>
                    {one.clearedBy === undefined && (
                      <Button aria-label={named(say('toPlace'), one.words)} onClick={() => onMend(one)}>
                        {say('toPlace')}
                      </Button>
                    )}
                    {one.certainty === 'doubt' && one.clearedBy === undefined && (
                      <Button aria-label={say('mayStandOf', { words: one.words })} onClick={() => doubt(one)}>
                        {say('mayStand')}
                      </Button>
                    )}
                    {one.clearedBy !== undefined && (
                      <Button onClick={() => clear(one.words, null)}>{say('unclear')}</Button>
                    )}
                  </Flex>
                )}
              </Flex>
            }
          />
        </li>
      ))}
      {doubted && (
        <ReasonDialog
          title={say('mayStandOf', { words: doubted.words })}
          hint={say('mayStandHint')}
          okText={say('apply')}
          sending={nothingSent}
          onReason={(reason) => {
            clear(doubted.words, reason);
            doubt(null);
          }}
          onClose={() => doubt(null)}
        />
      )}
    </ul>
  );
}
