import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Checkbox, Flex, Form, Input, Select, Spin, Typography } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import {
  type DisputeType,
  disputeCommands,
  disputeTypeLabels,
  eventRights,
  type Origin,
  originLabels,
  riskFactorLabels,
  riskFactors,
} from '#domain';
import { Problem } from '../../api/problem.ts';
import { Failure } from '../../components/failure.tsx';
import { YuanInput } from '../../components/plain-inputs.tsx';
import { faultsOf, pathOfPointer } from '../../components/schema-faults.ts';
import { handIn } from '../../offline/report-outbox.ts';
import { useActor } from '../../session/actor.ts';
import { useNames } from '../../words/label.ts';
import { useWords } from '../../words/words.ts';
import { useOrganisations } from '../disputes/disputes-query.ts';
import { PartiesInput } from './parties-input.tsx';
import { emptyDraft, reportFrom, waitingFrom } from './report-draft.ts';
import { SettlementInput } from './settlement-input.tsx';
import { SimilarPanel } from './similar-panel.tsx';
import { useDraft } from './use-draft.ts';
import { WaitingReports } from './waiting-reports.tsx';
import { reportWords } from './words.ts';

/** Intake: ten fields on one screen of a phone; what was written stays on the device until it has been sent. */
export function ReportPage() {
  const say = useWords(reportWords);
  const name = useNames();
  const actor = useActor();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { data: units = [] } = useOrganisations();
  const isVillage = actor.organisationKind === 'village';
  const { draft, isKept, change, clear } = useDraft(actor.staffId, () =>
    emptyDraft(
      actor.roles.includes('reporter') ? 'grid' : 'visit',
      isVillage ? actor.organisationId : undefined,
    ),
  );
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const [isWaiting, setWaiting] = useState(false);
  const send = useMutation({
    mutationFn: (waiting: ReturnType<typeof waitingFrom>) => handIn(actor.staffId, waiting),
    onSuccess: async (result) => {
      await clear();
      await client.invalidateQueries({ queryKey: ['my-day'] });
      if (result.sent) void navigate(`/disputes/${result.disputeId}`);
      else setWaiting(true);
    },
    onError: (error) => {
      if (error instanceof Problem)
        setFaults(
          Object.fromEntries(
            error.faults.map(({ pointer, label }) => [pathOfPointer(pointer).join('.'), name(label)]),
          ),
        );
    },
  });
  if (draft === null) return <Spin size="large" className="waiting" />;

  const submit = () => {
    const found = faultsOf(disputeCommands.REPORT, reportFrom(draft));
    setFaults(Object.fromEntries(found.map(({ path, label }) => [path.join('.'), name(label)])));
    if (found.length > 0)
      return document.querySelector('.ant-form-item-has-error')?.scrollIntoView({ block: 'center' });
    setWaiting(false);
    send.mutate(waitingFrom(draft, new Date().toISOString()));
  };
  const fault = (field: string) => {
    const [, words] =
      Object.entries(faults).find(([path]) => path === field || path.startsWith(`${field}.`)) ?? [];
    return words === undefined ? {} : { validateStatus: 'error' as const, help: words };
  };
  const maySettle = actor.roles.some((role) => eventRights[role].SETTLE_ON_SPOT !== undefined);
  const villages = units.filter(({ kind, active }) => active && (kind === 'village' || kind === 'township'));
  return (
    <Flex vertical gap={16} style={{ maxWidth: 720, margin: '0 auto' }}>
      <Flex justify="space-between" align="center" wrap gap={8}>
        <Typography.Title level={1} style={{ fontSize: 22, margin: 0 }}>
          {say('title')}
        </Typography.Title>
        {isKept && (
          <Typography.Text type="secondary">
            {say('saved')}{' '}
            <Button type="link" onClick={() => void clear()}>
              {say('discard')}
            </Button>
          </Typography.Text>
        )}
      </Flex>
      {isWaiting && <Alert type="success" showIcon title={say('keptTitle')} />}
      <WaitingReports ownerId={actor.staffId} />
      <Card>
        <Form layout="vertical" onFinish={submit}>
          <Form.Item label={say('place')} required htmlFor="place" {...fault('placeId')}>
            <Select
              id="place"
              showSearch={{ optionFilterProp: 'label' }}
              disabled={isVillage}
              options={villages.map(({ id, name: label }) => ({ value: id, label }))}
              value={draft.placeId ?? null}
              onChange={(placeId) => change(placeId ? { placeId } : {})}
            />
          </Form.Item>
          <Form.Item label={say('type')} required htmlFor="type" {...fault('typeCode')}>
            <Select<DisputeType | null>
              id="type"
              showSearch={{ optionFilterProp: 'label' }}
              options={Object.entries(disputeTypeLabels).map(([value, label]) => ({
                value: value as DisputeType,
                label: name(label),
              }))}
              value={draft.typeCode ?? null}
              onChange={(typeCode) => change(typeCode ? { typeCode } : {})}
            />
          </Form.Item>
          <Form.Item label={say('summary')} required htmlFor="summary" {...fault('summary')}>
            <Input.TextArea
              id="summary"
              rows={3}
              maxLength={4000}
              placeholder={say('summaryHint')}
              value={draft.summary ?? ''}
              onChange={({ target }) => change({ summary: target.value })}
            />
          </Form.Item>
          <Form.Item label={say('parties')} required {...fault('parties')}>
            <PartiesInput draft={draft} onChange={change} />
          </Form.Item>
          <SimilarPanel draft={draft} />
          <Form.Item label={say('dangers')} {...fault('riskFactors')}>
            <Checkbox.Group
              options={riskFactors.map((factor) => ({
                value: factor,
                label: name(riskFactorLabels[factor]),
              }))}
              value={[...(draft.riskFactors ?? [])]}
              onChange={(chosen) => change({ riskFactors: chosen })}
            />
          </Form.Item>
          <Flex gap={16} wrap>
            <Form.Item
              label={say('origin')}
              htmlFor="origin"
              {...fault('origin')}
              style={{ flex: '1 1 180px' }}
            >
              <Select<Origin>
                id="origin"
                options={Object.entries(originLabels).map(([value, label]) => ({
                  value: value as Origin,
                  label: name(label),
                }))}
                value={draft.origin}
                onChange={(origin) => change({ origin })}
              />
            </Form.Item>
            <Form.Item label={say('persons')} htmlFor="persons" {...fault('persons')}>
              <Input
                id="persons"
                type="number"
                inputMode="numeric"
                min={1}
                value={draft.persons ?? ''}
                onChange={({ target }) => change({ persons: Number(target.value) })}
                style={{ width: 120 }}
              />
            </Form.Item>
            <Form.Item label={say('amount')} htmlFor="amount" {...fault('amountFen')}>
              <YuanInput
                id="amount"
                value={draft.amountFen}
                onChange={(amountFen) => change(amountFen === undefined ? {} : { amountFen })}
              />
            </Form.Item>
          </Flex>
          {maySettle && <SettlementInput draft={draft} staffId={actor.staffId} onChange={change} />}
          {send.error && <Failure error={send.error} />}
          <Button
            type="primary"
            size="large"
            htmlType="submit"
            block
            loading={send.isPending}
            style={{ marginTop: 16 }}
          >
            {say('submit')}
          </Button>
        </Form>
      </Card>
    </Flex>
  );
}
