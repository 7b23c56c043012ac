import { AudioOutlined } from '@ant-design/icons';
import { Alert, Button, Flex, Typography } from 'antd';
import { type RefObject, useEffect } from 'react';
import { useDates } from '../../words/dates.ts';
import { useWords } from '../../words/words.ts';
import { useRecorder } from './use-recorder.ts';
import { fileWords } from './words.ts';

const minutes = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

/** Ends what is being recorded, and waits until it has been taken. */
export type FinishRecording = () => Promise<void>;

/**
 * One large button starts a voice note, another ends it.
 * @param finish  filled with how to end it from elsewhere
 */
export function VoiceNote({
  onRecorded,
  finish,
}: {
  readonly onRecorded: (file: File) => Promise<void>;
  readonly finish?: RefObject<FinishRecording> | undefined;
}) {
  const say = useWords(fileWords);
  const dates = useDates();
  const nameOf = () => `${say('voiceName')} ${dates.moment(new Date().toISOString()).replaceAll(':', '-')}`;
  const recorder = useRecorder(nameOf, onRecorded);
  useEffect(() => {
    if (finish) finish.current = recorder.finish;
  });
  if (recorder.state === 'recording')
    return (
      <Flex gap={8} align="center" wrap role="status" className="recording">
        <Typography.Text strong>{say('recording', { time: minutes(recorder.seconds) })}</Typography.Text>
        <Button type="primary" size="large" onClick={() => void recorder.finish()}>
          {say('finish')}
        </Button>
        <Button size="large" onClick={recorder.abandon}>
          {say('abandon')}
        </Button>
      </Flex>
    );
  return (
    <>
      <Button
        size="large"
        icon={<AudioOutlined />}
        loading={recorder.state === 'starting'}
        onClick={recorder.start}
      >
        {say('record')}
      </Button>
      {recorder.state === 'refused' && <Alert type="warning" showIcon title={say('noMicrophone')} />}
    </>
  );
}
