import { Flex, Form } from 'antd';
import type { RefObject } from 'react';
import { AddFiles } from '../../components/files/add-files.tsx';
import type { FinishRecording } from '../../components/files/voice-note.tsx';
import { WaitingFileList } from '../../components/files/waiting-file-list.tsx';
import { useWaitingFiles } from '../../offline/file-outbox.ts';

/** Photographs and voice notes that go with the report. Nobody mediates it yet, so nothing is for mediators only. */
export function FilesInput(props: {
  readonly ownerId: string;
  readonly reportId: string;
  readonly onKept: () => void;
  readonly finishRecording: RefObject<FinishRecording>;
}) {
  const { reportId, ...others } = props;
  const home = { reportId };
  const hasFiles = useWaitingFiles(home).length > 0;
  return (
    <Form.Item>
      <Flex vertical gap={8}>
        <WaitingFileList ownerId={props.ownerId} home={home} />
        <AddFiles {...others} home={home} levels={['normal']} hasKinds={hasFiles} />
      </Flex>
    </Form.Item>
  );
}
