import { Form, Input, InputNumber, Select } from 'antd';
import {
  mayBePlaceOfDispute,
  publicityCancellation,
  publicityCorrection,
  publicityCountLabels,
  publicityCounts,
  publicityEntry,
  publicityKindLabels,
} from '#domain';
import { useOrganisations } from '../../api/office.ts';
import { DayInput, ParagraphInput } from '../../components/plain-inputs.tsx';
import { SchemaDrawer } from '../../components/schema-drawer.tsx';
import { useActor } from '../../session/actor.ts';
import { useDates } from '../../words/dates.ts';
import { useNames } from '../../words/label.ts';
import { useWords } from '../../words/words.ts';
import { type PublicityRecord, useCancel, useCorrect, useEnter } from './publicity-query.ts';
import { publicityWords } from './words.ts';

/** The form of a new record. */
export function EntryDrawer({ onClose }: { readonly onClose: () => void }) {
  const say = useWords(publicityWords);
  const { today } = useDates();
  const ownPlace = usePlaces().own;
  return (
    <SchemaDrawer
      title={say('add')}
      schema={publicityEntry}
      initialValues={{ heldOn: today, placeId: ownPlace }}
      sending={useEnter()}
      onDone={onClose}
      onClose={onClose}
    >
      <EntryFields />
    </SchemaDrawer>
  );
}

/** The form that puts another record in the place of one. */
export function CorrectionDrawer(props: { readonly record: PublicityRecord; readonly onClose: () => void }) {
  const say = useWords(publicityWords);
  const { record, onClose } = props;
  const { heldOn, place, kind, title, participants, consultations, materials, note } = record;
  return (
    <SchemaDrawer
      title={say('correctOf', { title })}
      schema={publicityCorrection}
      initialValues={{
        heldOn,
        placeId: place.id,
        kind,
        title,
        participants,
        consultations,
        materials,
        note: note ?? undefined,
      }}
      sending={useCorrect(record.id)}
      onDone={onClose}
      onClose={onClose}
    >
      <EntryFields />
      <Reason />
    </SchemaDrawer>
  );
}

/** The form that cancels a record. */
export function CancellationDrawer(props: {
  readonly record: PublicityRecord;
  readonly onClose: () => void;
}) {
  const say = useWords(publicityWords);
  const { record, onClose } = props;
  return (
    <SchemaDrawer
      title={say('cancelOf', { title: record.title })}
      schema={publicityCancellation}
      initialValues={{}}
      sending={useCancel(record.id)}
      onDone={onClose}
      onClose={onClose}
    >
      <Reason />
    </SchemaDrawer>
  );
}

/** The places for which this person may enter: of a village only itself. */
function usePlaces() {
  const { organisationId } = useActor();
  const { data: units = [] } = useOrganisations();
  const places = units.filter(({ kind, active }) => active && mayBePlaceOfDispute(kind));
  const own = places.find(({ id, kind }) => id === organisationId && kind === 'village');
  return { own: own?.id, options: own ? [own] : places };
}

function EntryFields() {
  const say = useWords(publicityWords);
  const name = useNames();
  const { options } = usePlaces();
  return (
    <>
      <Form.Item name="heldOn" label={say('heldOn')} required>
        <DayInput />
      </Form.Item>
      <Form.Item name="placeId" label={say('place')} required>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={options.map(({ id, name: label }) => ({ value: id, label }))}
        />
      </Form.Item>
      <Form.Item name="kind" label={say('kind')} required>
        <Select
          options={Object.entries(publicityKindLabels).map(([value, label]) => ({
            value,
            label: name(label),
          }))}
        />
      </Form.Item>
      <Form.Item name="title" label={say('subject')} required>
        <Input maxLength={100} />
      </Form.Item>
      {publicityCounts.map((count) => (
        <Form.Item key={count} name={count} label={name(publicityCountLabels[count])}>
          <InputNumber min={0} precision={0} style={{ width: 160 }} />
        </Form.Item>
      ))}
      <Form.Item name="note" label={say('note')}>
        <ParagraphInput />
      </Form.Item>
    </>
  );
}

function Reason() {
  const say = useWords(publicityWords);
  return (
    <Form.Item name="reason" label={say('reason')} required>
      <ParagraphInput />
    </Form.Item>
  );
}
