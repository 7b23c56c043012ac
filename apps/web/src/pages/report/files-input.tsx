import { Flex, Form } from 'antd';
import { AddFiles } from '../../components/files/add-files.tsx';
import { WaitingFileList } from '../../components/files/waiting-file-list.tsx';
import { useWords } from '../../words/words.ts';
import { reportWords } from './words.ts';

/** Photographs and voice notes that go with the report. Nobody mediates it yet, so nothing is for mediators only. */
export function FilesInput(props: {
  readonly ownerId: string;
  readonly reportId: string;
  readonly onKept: () => void;
}) {
  const say = useWords(reportWords);
  const home = { reportId: props.reportId };
  return (
    <Form.Item label={say('files')}>
      <Flex vertical gap={8}>
        <WaitingFileList ownerId={props.ownerId} home={home} />
        <AddFiles ownerId={props.ownerId} home={home} levels={['normal']} onKept={props.onKept} />
      </Flex>
    </Form.Item>
  );
}
