import { Button, Card, Flex, Form, Input, Radio, Tag, Typography } from 'antd';
import { useState } from 'react';
import { deadlineRuleIds } from '#domain';
import type { Rule } from '../../../api/rule-book.ts';
import { Failure } from '../../../components/failure.tsx';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { Preview } from './preview.tsx';
import { type Draft, useMakeEdition, usePreviewRules } from './rules-query.ts';
import { ruleWords } from './words.ts';

/**
 * What is to be changed: first what it would do, then whether open cases go along, then the edition. With nothing to be
 * changed, the open cases go over to the edition in force.
 */
export function DraftCard(props: {
  readonly draft: Draft;
  readonly rules: readonly Rule[];
  readonly onChange: (draft: Draft) => void;
}) {
  const isChange = Object.keys(props.draft).length > 0;
  const say = useWords(ruleWords);
  const name = useNames();
  const preview = usePreviewRules();
  const make = useMakeEdition();
  const [reason, setReason] = useState('');
  const [openCases, decide] = useState<'keep' | 'goOver'>(isChange ? 'keep' : 'goOver');
  const { draft, rules, onChange } = props;
  const without = (id: Rule['id']) => {
    preview.reset();
    onChange(
      Object.fromEntries(
        deadlineRuleIds.flatMap((one) => (one === id || !draft[one] ? [] : [[one, draft[one]]])),
      ),
    );
  };
  const error = make.error ?? preview.error;
  return (
    <Card title={say(isChange ? 'draft' : 'goOverLater')} className="draft-card">
      <Typography.Paragraph type="secondary">
        {say(isChange ? 'draftHint' : 'goOverHint')}
      </Typography.Paragraph>
      <Flex gap={8} wrap style={{ marginBottom: 16 }}>
        {rules
          .filter(({ id }) => draft[id])
          .map((rule) => (
            <Tag key={rule.id} closable onClose={() => without(rule.id)}>
              {name(rule.name)}
            </Tag>
          ))}
      </Flex>
      {error && <Failure error={error} />}
      <Form layout="vertical" requiredMark="optional">
        <Form.Item label={say('reason')} htmlFor="edition-reason" required>
          <Input
            id="edition-reason"
            maxLength={500}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </Form.Item>
      </Form>
      {preview.data && (
        <div className="inset">
          <Preview preview={preview.data.preview} isOfRules />
        </div>
      )}
      <Flex vertical gap={12} style={{ marginTop: 12 }}>
        {preview.data && isChange && (
          <Radio.Group
            aria-label={say('openCases')}
            value={openCases}
            onChange={({ target }) => decide(target.value)}
            options={[
              { value: 'keep', label: say('keep') },
              { value: 'goOver', label: say('goOver') },
            ]}
          />
        )}
        <Flex gap={8} wrap>
          <Button
            loading={preview.isPending}
            onClick={() => preview.mutate({ reason: reason.trim() || say('preview'), rules: draft })}
          >
            {say('preview')}
          </Button>
          <Button
            type="primary"
            disabled={!preview.data || reason.trim().length < 2}
            loading={make.isPending}
            onClick={() =>
              make.mutate(
                { reason, rules: draft, openCases, replaces: preview.data?.replaces ?? '' },
                { onSuccess: () => onChange({}) },
              )
            }
          >
            {say(isChange ? 'enable' : 'goOverNow')}
          </Button>
          <Button onClick={() => onChange({})}>{say('discard')}</Button>
        </Flex>
      </Flex>
    </Card>
  );
}
