import { CameraOutlined, PaperClipOutlined } from '@ant-design/icons';
import { Alert, Flex, Select } from 'antd';
import { type RefObject, useState } from 'react';
import {
  type AttachmentKind,
  type AttachmentLevel,
  acceptedExtensions,
  attachmentKindLabels,
  attachmentKinds,
  attachmentLevelLabels,
  largestFileBytes,
} from '#domain';
import { type FileHome, keepFile } from '../../offline/file-outbox.ts';
import { sendWaiting } from '../../offline/sending.ts';
import { useNames } from '../../words/label.ts';
import { useWords } from '../../words/words.ts';
import { DropPlace } from './drop-place.tsx';
import { FileButton } from './file-button.tsx';
import { type FinishRecording, VoiceNote } from './voice-note.tsx';
import { fileWords } from './words.ts';

const hasCamera = matchMedia('(pointer: coarse)').matches;
const accepted = acceptedExtensions.map((extension) => `.${extension}`).join(',');

/** Takes photographs, voice notes and files; each is kept on the device at once, and sent when there is a line. */
export function AddFiles(props: {
  readonly ownerId: string;
  readonly home: FileHome;
  /** The levels among which this person may choose. */
  readonly levels: readonly AttachmentLevel[];
  readonly onKept?: () => void;
  /** Whether a kind can be chosen; what a file is by itself is most often right. Default true. */
  readonly hasKinds?: boolean;
  /** Filled with how to end a voice note that is running. */
  readonly finishRecording?: RefObject<FinishRecording>;
}) {
  const say = useWords(fileWords);
  const name = useNames();
  const [kind, setKind] = useState<AttachmentKind | ''>('');
  const [level, setLevel] = useState<AttachmentLevel>('normal');
  const [refused, setRefused] = useState<readonly string[]>([]);
  const take = async (files: readonly File[]) => {
    setRefused([]);
    for (const file of files) {
      if (file.size > largestFileBytes) {
        setRefused((before) => [
          ...before,
          say('tooLarge', { name: file.name, most: largestFileBytes / 2 ** 20 }),
        ]);
        continue;
      }
      const choice = { kind: kind || undefined, level };
      const why = await keepFile(props.ownerId, props.home, file, choice, new Date().toISOString()).then(
        (isTaken) => (isTaken ? null : 'refusedHere'),
        () => 'noRoom' as const,
      );
      if (why === null) props.onKept?.();
      else setRefused((before) => [...before, say(why, { name: file.name })]);
    }
    void sendWaiting(props.ownerId);
  };
  return (
    <DropPlace className="no-print" onDropped={(files) => void take(files)}>
      <Flex gap={8} wrap>
        {hasCamera && (
          <FileButton
            label={say('takePhoto')}
            icon={<CameraOutlined />}
            accept="image/*"
            fromCamera
            onChosen={take}
          />
        )}
        <VoiceNote onRecorded={(file) => take([file])} finish={props.finishRecording} />
        <FileButton label={say('choose')} icon={<PaperClipOutlined />} accept={accepted} onChosen={take} />
        {props.hasKinds !== false && (
          <Select<AttachmentKind | ''>
            aria-label={say('kind')}
            size="large"
            value={kind}
            onChange={setKind}
            options={[
              { value: '', label: say('usualKind') },
              ...attachmentKinds.map((one) => ({ value: one, label: name(attachmentKindLabels[one]) })),
            ]}
            style={{ minWidth: 150 }}
          />
        )}
        {props.levels.length > 1 && (
          <Select<AttachmentLevel>
            aria-label={say('level')}
            size="large"
            value={level}
            onChange={setLevel}
            options={props.levels.map((one) => ({ value: one, label: name(attachmentLevelLabels[one]) }))}
            style={{ minWidth: 130 }}
          />
        )}
      </Flex>
      {refused.map((sentence) => (
        <Alert key={sentence} type="error" showIcon role="alert" title={sentence} style={{ marginTop: 12 }} />
      ))}
    </DropPlace>
  );
}
