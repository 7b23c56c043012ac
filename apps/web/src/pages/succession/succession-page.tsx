import { Button, Card, Empty, Flex, Form, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import { useStaff } from '../../api/office.ts';
import { Failure } from '../../components/failure.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { useActor, useCapable } from '../../session/actor.ts';
import { useLists } from '../../words/lists.ts';
import { useWords } from '../../words/words.ts';
import { HangingWork } from './hanging-work.tsx';
import { OrderDrawer } from './order-drawer.tsx';
import { usePreview, useRuns } from './succession-query.ts';
import { SuccessionRuns } from './succession-runs.tsx';
import { successionWords } from './words.ts';

/** Handing on the work of somebody who leaves: what hangs on them, to whom it goes, what became of it. */
export function SuccessionPage() {
  const say = useWords(successionWords);
  const [parameters, setParameters] = useSearchParams();
  const personId = parameters.get('person') ?? undefined;
  return (
    <Flex vertical gap={16}>
      <PageHeading title={say('title')} lead={say('lead')} />
      <Form layout="vertical">
        <Form.Item label={say('whose')} htmlFor="whose" style={{ maxWidth: 420, marginBottom: 0 }}>
          <PersonPicker
            value={personId}
            onChange={(person) => setParameters(person ? { person } : {}, { replace: true })}
          />
        </Form.Item>
      </Form>
      {personId === undefined ? (
        <Card>
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('choose')} />
        </Card>
      ) : (
        <WorkOf key={personId} personId={personId} />
      )}
    </Flex>
  );
}

/** Everybody for an administrator, the people of the own unit for its head; also those whose account is shut. */
function PersonPicker(props: {
  readonly value: string | undefined;
  readonly onChange: (id: string | undefined) => void;
}) {
  const actor = useActor();
  const isCapable = useCapable();
  const { aside } = useLists();
  const { data = [], isPending } = useStaff();
  const options = data
    .filter(({ organisation }) => isCapable('staff.manage') || organisation.id === actor.organisationId)
    .map(({ id, name, organisation }) => ({ value: id, label: aside(name, organisation.name) }));
  return (
    <Select
      id="whose"
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      loading={isPending}
      options={options}
      value={props.value ?? null}
      onChange={(id: string | null) => props.onChange(id ?? undefined)}
    />
  );
}

function WorkOf({ personId }: { readonly personId: string }) {
  const say = useWords(successionWords);
  const isCapable = useCapable();
  const [isOpen, open] = useState(false);
  const preview = usePreview(personId);
  const { data: runs } = useRuns(personId);
  const isRunning = runs?.some(({ endedAt }) => endedAt === null) ?? false;
  if (preview.error) return <Failure error={preview.error} retry={preview.refetch} />;
  if (!preview.data) return <Skeleton active paragraph={{ rows: 6 }} />;
  const { cases } = preview.data;
  return (
    <>
      <HangingWork preview={preview.data}>
        {cases > 0 && !isRunning && (
          <Button type="primary" size="large" onClick={() => open(true)}>
            {say('handOn')}
          </Button>
        )}
        {cases === 0 && isCapable('staff.manage') && (
          <Link to={`/administration/staff?person=${personId}`}>{say('account')}</Link>
        )}
      </HangingWork>
      <SuccessionRuns personId={personId} />
      {isOpen && <OrderDrawer preview={preview.data} onClose={() => open(false)} />}
    </>
  );
}
