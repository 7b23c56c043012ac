import { UploadOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Collapse, Flex, Modal, Spin, Tag, Typography } from 'antd';
import { api, bodyOf, type Shapes } from '../../../api/client.ts';
import { newKey } from '../../../api/new-key.ts';
import { upload } from '../../../api/upload.ts';
import { Failure } from '../../../components/failure.tsx';
import { FileButton } from '../../../components/files/file-button.tsx';
import { PageHeading } from '../../../components/page-heading.tsx';
import { useDates } from '../../../words/dates.ts';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { paperTemplateWords } from './words.ts';

type Template = Shapes['PaperTemplate'];
const key = ['paper-templates'] as const;

/** The wording of every paper of the township: taken out, worded, brought back, and given up again. */
export function PaperTemplatesPage() {
  const say = useWords(paperTemplateWords);
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: async () => bodyOf(await api.GET('/api/v1/paper-templates')).items,
  });
  if (error) return <Failure error={error} retry={refetch} />;
  if (!data) return <Spin size="large" className="waiting" />;
  return (
    <Flex vertical gap={16}>
      <PageHeading title={say('title')} lead={say('lead')} />
      {data.map((template) => (
        <TemplateCard key={template.form} template={template} />
      ))}
    </Flex>
  );
}

function TemplateCard({ template }: { readonly template: Template }) {
  const say = useWords(paperTemplateWords);
  const label = useNames();
  const client = useQueryClient();
  const at = `/api/v1/paper-templates/${template.form}`;
  const reread = () => client.invalidateQueries({ queryKey: key });
  const [modal, asking] = Modal.useModal();
  const send = async <Answer,>(to: string, file: File) =>
    await upload<Answer>({ path: `${at}/${to}`, fields: {}, file, key: newKey() });
  const adding = useMutation({
    mutationFn: async (file: File) => await send<Template>('editions', file),
    onSuccess: reread,
  });
  const checking = useMutation({
    mutationFn: async (file: File) => await send<Shapes['PaperTemplateCheck']>('check', file),
    onSuccess: ({ unused }, file) => {
      if (unused.length === 0) return adding.mutate(file);
      void modal.confirm({
        title: say('unusedTitle'),
        content: say('unused', { names: unused.join('、') }),
        okText: say('take'),
        cancelText: say('cancel'),
        onOk: () => adding.mutate(file),
      });
    },
  });
  const leaving = useMutation({
    mutationFn: async () =>
      await api.POST('/api/v1/paper-templates/{form}/default', { params: { path: { form: template.form } } }),
    onSuccess: reread,
  });
  const own = template.current === null ? say('isDefault') : say('own', { edition: template.current });
  return (
    <Card
      title={label(template.name)}
      extra={<Tag color={template.current === null ? 'default' : 'blue'}>{own}</Tag>}
    >
      <Flex vertical gap={12}>
        <Typography.Text type="secondary">{label(template.source)}</Typography.Text>
        <Flex gap={8} wrap>
          <Button size="large" href={`${at}/template.docx`} download>
            {say('download')}
          </Button>
          <Button size="large" href={`${at}/preview.docx`} download>
            {say('preview')}
          </Button>
          <FileButton
            label={say('upload')}
            icon={<UploadOutlined />}
            accept=".docx"
            onChosen={([file]) => file && checking.mutate(file)}
          />
          {template.current !== null && (
            <Button size="large" loading={leaving.isPending} onClick={() => leaving.mutate()}>
              {say('toDefault')}
            </Button>
          )}
        </Flex>
        {asking}
        {checking.error && <Failure error={checking.error} />}
        {adding.error && <Failure error={adding.error} />}
        {leaving.error && <Failure error={leaving.error} />}
        {adding.isSuccess && template.current !== null && (
          <Alert
            type="success"
            showIcon
            title={say('taken', { name: label(template.name), edition: template.current })}
          />
        )}
        <Collapse
          ghost
          items={[
            { key: 'fields', label: say('fields'), children: <Fields template={template} /> },
            ...(template.editions.length === 0
              ? []
              : [{ key: 'editions', label: say('editions'), children: <Editions template={template} /> }]),
          ]}
        />
      </Flex>
    </Card>
  );
}

type Field = Template['fields'][number];

function Fields({ template }: { readonly template: Template }) {
  const say = useWords(paperTemplateWords);
  const label = useNames();
  const line = ({ name, what, example }: Field, before = '') => (
    <li key={name}>
      {say('field', { name: `${before}{{${name}}}`, what: label(what), example: example || '—' })}
    </li>
  );
  return (
    <ul>
      {template.fields.map((field) => line(field))}
      {template.lists.map((list) => (
        <li key={list.name}>
          {say('list', { name: `{{#${list.name}}} … {{/${list.name}}}`, what: label(list.what) })}
          <ul>{list.fields.map((field) => line(field))}</ul>
        </li>
      ))}
    </ul>
  );
}

function Editions({ template }: { readonly template: Template }) {
  const say = useWords(paperTemplateWords);
  const dates = useDates();
  return (
    <ul>
      {template.editions.map(({ edition, fileName, addedAt, addedBy }) => (
        <li key={edition}>
          <a href={`/api/v1/paper-templates/${template.form}/template.docx?edition=${edition}`} download>
            {say('edition', {
              edition,
              file: fileName ?? say('given'),
              by: addedBy,
              at: dates.moment(addedAt),
            })}
          </a>
        </li>
      ))}
    </ul>
  );
}
