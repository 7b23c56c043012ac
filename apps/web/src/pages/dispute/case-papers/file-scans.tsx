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

/** A page that could not be filed, until it is taken again. */
interface Failed {
  readonly file: File;
  readonly error: Error;
}
const nameOf = ({ name, size, lastModified }: File): string => `${name}-${size}-${lastModified}`;
const isSame = (one: File, other: File): boolean => nameOf(one) === nameOf(other);

/** Takes photographs and scans of signed pages; the code on each says where it belongs. */
export function FileScans({ disputeId }: { readonly disputeId: string }) {
  const say = useWords(casePaperWords);
  const label = useNames();
  const filing = useFiling(disputeId);
  const [reading, setReading] = useState<string | null>(null);
  const [filed, setFiled] = useState<readonly Filed[]>([]);
  const [unread, setUnread] = useState<readonly File[]>([]);
  const [failed, setFailed] = useState<readonly Failed[]>([]);
  const tell = (said: string) => setFiled((before) => [...before, { key: crypto.randomUUID(), said }]);
  const take = async (files: readonly File[]) => {
    for (const file of files) {
      setReading(file.name);
      setFailed((before) => before.filter((one) => !isSame(one.file, file)));
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
        setFailed((before) => [...before, { file, error: error as Error }]);
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
        {failed.map(({ file, error }) => (
          <div key={nameOf(file)}>
            <Typography.Text strong>{file.name}</Typography.Text>
            <Failure error={error} retry={() => take([file])} />
          </div>
        ))}
        {filed.map(({ key, said }) => (
          <Alert key={key} type="success" showIcon title={said} />
        ))}
        {unread.map((file) => (
          <UnreadPage key={nameOf(file)} disputeId={disputeId} file={file} onDone={() => done(file)} />
        ))}
      </Flex>
    </Card>
  );
}

/** A page whose code nobody could read: a person says what it is. */
function UnreadPage({
  disputeId,
  file,
  onDone,
}: {
  readonly disputeId: string;
  readonly file: File;
  readonly onDone: () => void;
}) {
  const say = useWords(casePaperWords);
  const label = useNames();
  const [form, setForm] = useState<PaperForm>();
  const filing = useFiling(disputeId);
  const question = say('noCode', { name: file.name });
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={question}
      description={
        <Flex gap={8} wrap>
          {filing.error && <Failure error={filing.error} />}
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
            loading={filing.isPending}
            onClick={() => form && filing.mutate({ file, form }, { onSuccess: onDone })}
          >
            {say('file')}
          </Button>
          <Button size="large" onClick={onDone}>
            {say('skip')}
          </Button>
        </Flex>
      }
    />
  );
}
