import { Empty, Flex, Select } from 'antd';
import { useSearchParams } from 'react-router-dom';
import { useStaff } from '../../../api/office.ts';
import { Failure } from '../../../components/failure.tsx';
import { PageHeading } from '../../../components/page-heading.tsx';
import { useLists } from '../../../words/lists.ts';
import { useWords } from '../../../words/words.ts';
import { CaseNumberInput } from '../../rights/case-number-input.tsx';
import { RightsAnswer } from '../../rights/rights-answer.tsx';
import { rightsWords } from '../../rights/words.ts';

/** Asks the policy about one person: what may they see and do, of cases at large or of one, and why? */
export function PolicyPage() {
  const say = useWords(rightsWords);
  const { aside } = useLists();
  const [parameters, setParameters] = useSearchParams();
  const { data = [], error, isPending, refetch } = useStaff();
  const personId = parameters.get('person') ?? undefined;
  const dispute = parameters.get('case') ?? undefined;
  const ask = (person: string | undefined, about: string | undefined) =>
    setParameters({ ...(person ? { person } : {}), ...(about ? { case: about } : {}) }, { replace: true });
  return (
    <Flex vertical gap={16}>
      <PageHeading title={say('title')} lead={say('lead')} />
      {error && <Failure error={error} retry={refetch} />}
      <Flex gap={8} wrap>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={say('choosePerson')}
          placeholder={say('choosePerson')}
          loading={isPending}
          options={data.map(({ id, name, organisation }) => ({
            value: id,
            label: aside(name, organisation.name),
          }))}
          value={personId ?? null}
          onChange={(person: string | undefined) => ask(person, dispute)}
          style={{ flex: '1 1 260px', maxWidth: 360 }}
        />
        <CaseNumberInput value={dispute} onAsk={(about) => ask(personId, about)} />
      </Flex>
      {personId === undefined ? (
        <Empty description={say('choose')} />
      ) : (
        <RightsAnswer personId={personId} dispute={dispute} />
      )}
    </Flex>
  );
}
