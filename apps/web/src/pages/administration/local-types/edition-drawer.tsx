import { Alert, Form, Input, Select } from 'antd';
import { disputeTypeLabels, localTypeEdition, localTypeEnd } from '#domain';
import type { LocalType } from '../../../api/local-types.ts';
import { useOrganisations } from '../../../api/office.ts';
import { DayInput, LinesInput, ParagraphInput } from '../../../components/plain-inputs.tsx';
import { SchemaDrawer } from '../../../components/schema-drawer.tsx';
import { useDates } from '../../../words/dates.ts';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { useEndType, useMakeEdition, usePreview } from './local-types-query.ts';
import { localTypeWords } from './words.ts';

/** The form of an edition: a new type, or another mapping of one that is there. */
export function EditionDrawer({
  of,
  onClose,
}: {
  readonly of: LocalType | null;
  readonly onClose: () => void;
}) {
  const say = useWords(localTypeWords);
  const name = useNames();
  const { today } = useDates();
  const { data: units = [] } = useOrganisations();
  const townships = units.filter(({ kind, active }) => kind === 'township' && active);
  const { code, zh, en, typeCode, wordings, townshipId } = of ?? {};
  return (
    <SchemaDrawer
      title={of ? say('changeOf', { name: name(of) }) : say('add')}
      schema={localTypeEdition}
      initialValues={{ code, zh, en, typeCode, wordings, townshipId: townshipId ?? null, validFrom: today }}
      sending={useMakeEdition()}
      onDone={onClose}
      onClose={onClose}
    >
      <Form.Item name="code" label={say('code')} extra={say('codeHint')} required>
        <Input disabled={of !== null} autoFocus={of === null} maxLength={30} />
      </Form.Item>
      <Form.Item name="zh" label={say('zh')} required>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="en" label={say('en')} required>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item name="typeCode" label={say('typeCode')} required>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={Object.entries(disputeTypeLabels).map(([value, label]) => ({ value, label: name(label) }))}
        />
      </Form.Item>
      <Form.Item name="wordings" label={say('wordings')}>
        <LinesInput />
      </Form.Item>
      <Form.Item name="townshipId" label={say('where')} required>
        <Select
          disabled={of !== null}
          options={[
            { value: null, label: say('everywhere') },
            ...townships.map(({ id, name: label }) => ({ value: id, label })),
          ]}
        />
      </Form.Item>
      <Form.Item name="validFrom" label={say('validFrom')} required>
        <DayInput />
      </Form.Item>
      <Preview />
      <Form.Item name="reason" label={say('reason')} required>
        <ParagraphInput />
      </Form.Item>
    </SchemaDrawer>
  );
}

/** How many cases the edition concerns, as soon as enough is filled in. */
function Preview() {
  const say = useWords(localTypeWords);
  const form = Form.useFormInstance();
  const { reason: _reason, ...edition } = Form.useWatch([], form) ?? {};
  const { data } = usePreview(edition);
  if (!data) return null;
  const { cases, since, otherwise } = data;
  return (
    <Alert
      type={otherwise > 0 ? 'warning' : 'info'}
      showIcon
      style={{ marginBottom: 16 }}
      title={say('previewTitle')}
      description={
        cases === 0
          ? say('noCases')
          : [say('preview', { cases, since }), otherwise > 0 && say('inTheWay', { otherwise })]
              .filter(Boolean)
              .join(' ')
      }
    />
  );
}

/** The form that ends the use of a type. */
export function EndDrawer({ of, onClose }: { readonly of: LocalType; readonly onClose: () => void }) {
  const say = useWords(localTypeWords);
  const name = useNames();
  const { today } = useDates();
  return (
    <SchemaDrawer
      title={say('endOf', { name: name(of) })}
      schema={localTypeEnd}
      initialValues={{ validTo: today }}
      sending={useEndType(of.id)}
      onDone={onClose}
      onClose={onClose}
    >
      <Form.Item name="validTo" label={say('validTo')} required>
        <DayInput />
      </Form.Item>
      <Form.Item name="reason" label={say('reason')} required>
        <ParagraphInput />
      </Form.Item>
    </SchemaDrawer>
  );
}
