import { Alert, Button, Flex } from 'antd';
import { toldFields, typicalPartLabels } from '#domain';
import { Failure } from '../../../components/failure.tsx';
import { SavingBar } from '../../../components/saving.tsx';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import type { WrittenField } from './edits.ts';
import { standsAtFields } from './refused.ts';
import type { Writing } from './use-writing.ts';
import { workingWords } from './words.ts';

/** Stays in sight: what is not saved, what was refused, and the button that saves. */
export function SaveBar({ writing }: { readonly writing: Writing }) {
  const say = useWords(workingWords);
  const { pending, contested, isJoined, isBusy, error } = writing;
  return (
    <SavingBar
      pending={pending}
      isBarred={contested.length > 0}
      isSaving={isBusy}
      onSave={writing.save}
      onGiveUp={writing.giveUp}
      words={{ pending: say('pending', { count: pending }), giveUpSure: say('giveUpSure') }}
    >
      {error && <Failure error={error} isAtFields={standsAtFields(error)} />}
      <ToMend writing={writing} />
      {contested.length > 0 && <Contested writing={writing} />}
      {isJoined && <Alert type="info" showIcon title={say('joined')} />}
    </SavingBar>
  );
}

/** The way to each field against which something is said. */
function ToMend({ writing }: { readonly writing: Writing }) {
  const say = useWords(workingWords);
  const nameOf = useFieldNames();
  const fields = toldFields.filter((field) => {
    if (writing.faultsAt(field).length > 0) return true;
    return writing.residuesIn(field).some(({ clearedBy }) => clearedBy === undefined);
  });
  if (fields.length === 0) return null;
  return (
    <Flex gap={8} wrap align="center">
      <span>{say('toMend')}</span>
      {fields.map((field) => (
        <Button key={field} onClick={() => document.getElementById(`part-${field}`)?.scrollIntoView()}>
          {nameOf(field)}
        </Button>
      ))}
    </Flex>
  );
}

/** What a field is called. */
function useFieldNames(): (field: WrittenField) => string {
  const say = useWords(workingWords);
  const name = useNames();
  return (field) => {
    if (field === 'title') return say('caseTitle');
    if (field === 'laws') return say('laws');
    if (field === 'cleared') return say('clearings');
    return name(typicalPartLabels[field]);
  };
}

/** What two people have written at the same time: each is decided. */
function Contested({ writing }: { readonly writing: Writing }) {
  const say = useWords(workingWords);
  const nameOf = useFieldNames();
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={say('contested')}
      description={writing.contested.map((field) => (
        <Flex key={field} gap={8} wrap align="center">
          <strong>{nameOf(field)}</strong>
          {field !== 'cleared' && (
            <span className="story" lang="zh-CN">
              {writing.savedTexts[field]}
            </span>
          )}
          <Button
            aria-label={say('useTheirsOf', { part: nameOf(field) })}
            onClick={() => writing.takeTheirs(field)}
          >
            {say('useTheirs')}
          </Button>
          <Button
            aria-label={say('keepMineOf', { part: nameOf(field) })}
            onClick={() => writing.keepMine(field)}
          >
            {say('keepMine')}
          </Button>
        </Flex>
      ))}
    />
  );
}
