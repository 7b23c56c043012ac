import { CameraOutlined } from '@ant-design/icons';
import { Alert, Button, Card, Flex, Select, Typography } from 'antd';
import { useState } from 'react';
import { type PaperForm, paperFormFacts, paperForms } from '#domain';
import { DropPlace } from '../../../components/files/drop-place.tsx';
import { FileButton } from '../../../components/files/file-button.tsx';
import { useAskingBeforeLeaving } from '../../../components/use-asking-before-leaving.ts';
import { Outcomes, Reading } from '../../../scan/outcomes.tsx';
import { useFiling } from '../../../scan/use-filing.ts';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { casePaperWords } from './words.ts';

const accepted = '.jpg,.jpeg,.png,.webp,.pdf';

/** Takes photographs and scans of signed pages; the code on each says where it belongs. */
export function FileScans({ disputeId }: { readonly disputeId: string }) {
  const say = useWords(casePaperWords);
  const { reading, outcomes, unread, take, skip } = useFiling(disputeId);
  useAskingBeforeLeaving(() => reading !== null || unread.length > 0, say('unfiled'));
  return (
    <Card title={say('scanTitle')} className="no-print">
      <DropPlace onDropped={take}>
        <Flex vertical gap={12}>
          <Typography.Text type="secondary">{say('scanHint')}</Typography.Text>
          <Flex>
            <FileButton label={say('choose')} icon={<CameraOutlined />} accept={accepted} onChosen={take} />
          </Flex>
          <Reading name={reading} />
          <Outcomes outcomes={outcomes} />
          {unread.map((file) => (
            <UnreadPage
              key={`${file.name}-${file.lastModified}`}
              file={file}
              isSending={reading !== null}
              onSkip={() => skip(file)}
              onNamed={(form) => void take([file], form)}
            />
          ))}
        </Flex>
      </DropPlace>
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
