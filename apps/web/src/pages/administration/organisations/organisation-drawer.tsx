import { Form, Input, Select } from 'antd';
import {
  newOrganisation,
  type OrganisationKind,
  organisationChange,
  organisationKindLabels,
  organisationKinds,
  parentKinds,
} from '#domain';
import { type Organisation } from '../../../api/office.ts';
import { SchemaDrawer } from '../../../components/schema-drawer.tsx';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { Closing } from './closing.tsx';
import { useAddOrganisation, useChangeOrganisation } from './organisations-query.ts';
import { organisationWords } from './words.ts';

interface Closable {
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** The kinds that may stand under one. */
export const kindsUnder = (kind: OrganisationKind): readonly OrganisationKind[] =>
  organisationKinds.filter((one) => parentKinds[one] === kind);

/** The form of a new organisation. */
export function AddOrganisation({ parent, ...rest }: Closable & { readonly parent: Organisation }) {
  const say = useWords(organisationWords);
  const name = useNames();
  const add = useAddOrganisation();
  const kinds = kindsUnder(parent.kind);
  return (
    <SchemaDrawer
      title={say('addUnder', { name: parent.name })}
      schema={newOrganisation}
      initialValues={{ parentId: parent.id, kind: kinds.includes('village') ? 'village' : kinds[0] }}
      sending={add}
      {...rest}
    >
      <Form.Item name="kind" label={say('kind')} required>
        <Select options={kinds.map((kind) => ({ value: kind, label: name(organisationKindLabels[kind]) }))} />
      </Form.Item>
      <Form.Item name="name" label={say('name')} required>
        <Input maxLength={100} autoFocus />
      </Form.Item>
      {parent.kind === 'county' && <ShortName />}
      <Form.Item name="code" label={say('code')} extra={say('codeHint')}>
        <Input maxLength={15} inputMode="numeric" />
      </Form.Item>
    </SchemaDrawer>
  );
}

/** What is taken out of a field is taken away, not left as it was. */
const orNone = (typed: string): string | null => (typed === '' ? null : typed);

/** The form that renames one, and says where it is found. */
export function ChangeOrganisation({
  organisation,
  ...rest
}: Closable & { readonly organisation: Organisation }) {
  const say = useWords(organisationWords);
  const change = useChangeOrganisation(organisation.id);
  return (
    <SchemaDrawer
      title={say('change')}
      schema={organisationChange}
      initialValues={{
        name: organisation.name,
        shortName: organisation.shortName ?? undefined,
        phone: organisation.phone ?? undefined,
        address: organisation.address ?? undefined,
      }}
      sending={change}
      {...rest}
    >
      <Form.Item name="name" label={say('name')} required>
        <Input maxLength={100} autoFocus />
      </Form.Item>
      <Form.Item name="phone" label={say('phone')} extra={say('phoneHint')} normalize={orNone}>
        <Input maxLength={40} inputMode="tel" />
      </Form.Item>
      <Form.Item name="address" label={say('address')} extra={say('addressHint')} normalize={orNone}>
        <Input maxLength={100} />
      </Form.Item>
      {organisation.kind === 'township' ? (
        <ShortName />
      ) : (
        <Closing organisation={organisation} onDone={rest.onDone} />
      )}
    </SchemaDrawer>
  );
}

function ShortName() {
  const say = useWords(organisationWords);
  return (
    <Form.Item name="shortName" label={say('shortName')} extra={say('shortNameHint')}>
      <Input maxLength={10} style={{ maxWidth: 160 }} />
    </Form.Item>
  );
}
