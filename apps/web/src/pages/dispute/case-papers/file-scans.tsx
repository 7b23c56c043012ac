import { CameraOutlined } from '@ant-design/icons';
import { Alert, Button, Card, Flex, Select, Typography } from 'antd';
import { useState } from 'react';
import { type PaperForm, paperFormFacts, paperForms } from '#domain';
import { Failure } from '../../../components/failure.tsx';
import { FileButton } from '../../../components/files/file-button.tsx';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { codeOf } from './code-reading.ts';
import { readCode, useFiling } from './paper-query.ts';
import { casePaperWords } from './words.ts';

const accepted = '.jpg,.jpeg,.png,.webp,.pdf';

/** What is said of a page of a draft; of one whose very terms were recorded, nothing else than of every page. */
const draftWords = { awaits: 'filedDraft', recorded: null, differs: 'filedDiffers' } as const;

/** What became of a page. */
interface Filed {
  readonly key: string;
  readonly said: string;
}

/** Takes photographs and scans of signed pages; the code on each says where it belongs. */
export function FileScans({ disputeId }: { readonly disputeId: string }) {
  const say = useWords(casePaperWords);
  const label = useNames();
  const filing = useFiling(disputeId);
  const [reading, setReading] = useState<string | null>(null);
  const [filed, setFiled] = useState<readonly Filed[]>([]);
  const [unread, setUnread] = useState<readonly File[]>([]);
  const [failure, setFailure] = useState<Error | null>(null);
  const tell = (said: string) => setFiled((before) => [...before, { key: crypto.randomUUID(), said }]);
  const take = async (files: readonly File[]) => {
    setFailure(null);
    for (const file of files) {
      setReading(file.name);
      try {
        const code = await codeOf(file);
        if (code === null) {
          setUnread((before) => [...before, file]);
          continue;
        }
        const { form, printId, name, version, isLatest, draft } = await readCode(disputeId, code);
        await filing.mutateAsync({ file, form, printId });
        const word = (draft && draftWords[draft]) ?? (isLatest ? 'filedAs' : 'filedOlder');
        tell(say(word, { name: file.name, paper: label(name), version }));
      } catch (error) {
        setFailure(error as Error);
      }
    }
    setReading(null);
  };
  const done = (file: File) => setUnread((before) => before.filter((one) => one !== file));
  return (
    <Card title={say('scanTitle')} className="no-print">
      <Flex
        vertical
        gap={12}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          void take([...event.dataTransfer.files]);
        }}
      >
        <Typography.Text type="secondary">{say('scanHint')}</Typography.Text>
        <Flex>
          <FileButton label={say('choose')} icon={<CameraOutlined />} accept={accepted} onChosen={take} />
        </Flex>
        {reading !== null && <Typography.Text>{say('reading', { name: reading })}</Typography.Text>}
        {failure && <Failure error={failure} />}
        {filed.map(({ key, said }) => (
          <Alert key={key} type="success" showIcon title={said} />
        ))}
        {unread.map((file) => (
          <UnreadPage
            key={`${file.name}-${file.lastModified}`}
            file={file}
            isSending={filing.isPending}
            onSkip={() => done(file)}
            onNamed={(form) =>
              filing.mutate(
                { file, form },
                {
                  onSuccess: () => done(file),
                  onError: (error) => setFailure(error),
                },
              )
            }
          />
        ))}
      </Flex>
    </Card>
  );
}

/** A page whose code nobody could read: a person says what it is. */
function UnreadPage(props: {
  readonly file: File;
  readonly isSending: boolean;
  readonly onNamed: (form: PaperForm) => void;
  readonly onSkip: () => void;
}) {
  const say = useWords(casePaperWords);
  const label = useNames();
  const [form, setForm] = useState<PaperForm>();
  const question = say('noCode', { name: props.file.name });
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={question}
      description={
        <Flex gap={8} wrap>
          <Select<PaperForm>
            aria-label={question}
            size="large"
            style={{ minWidth: 220 }}
            {...(form === undefined ? {} : { value: form })}
            onChange={setForm}
            options={paperForms.map((value) => ({ value, label: label(paperFormFacts[value]) }))}
          />
          <Button
            size="large"
            type="primary"
            disabled={form === undefined}
            loading={props.isSending}
            onClick={() => form && props.onNamed(form)}
          >
            {say('file')}
          </Button>
          <Button size="large" onClick={props.onSkip}>
            {say('skip')}
          </Button>
        </Flex>
      }
    />
  );
}
