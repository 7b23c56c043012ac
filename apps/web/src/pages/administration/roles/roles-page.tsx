import { Flex, Radio } from 'antd';
import { useSearchParams } from 'react-router-dom';
import { explainPolicy, roleLabels, roles } from '#domain';
import { PageHeading } from '../../../components/page-heading.tsx';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { ExplanationView } from '../../rights/explanation.tsx';
import { rightsWords } from '../../rights/words.ts';

/** What each role may see and do, from the tables of the law that this page carries with it. */
export function RolesPage() {
  const say = useWords(rightsWords);
  const name = useNames();
  const [parameters, setParameters] = useSearchParams();
  const chosen = roles.find((role) => role === parameters.get('role')) ?? 'mediator';
  const anybody = { staffId: '', organisationId: '', roles: [chosen], standsInForIds: [] };
  const explained = explainPolicy(anybody, null);
  return (
    <Flex vertical gap={16}>
      <PageHeading title={say('rolesTitle')} lead={say('rolesLead')} />
      <Radio.Group
        className="wrapping"
        optionType="button"
        aria-label={say('rolesTitle')}
        value={chosen}
        options={roles.map((role) => ({ value: role, label: name(roleLabels[role]) }))}
        onChange={({ target }) => setParameters({ role: target.value }, { replace: true })}
      />
      <ExplanationView key={chosen} rights={explained} />
    </Flex>
  );
}
