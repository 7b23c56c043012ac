import { InboxOutlined } from '@ant-design/icons';
import { Card, Flex, Spin, Upload } from 'antd';
import { useSearchParams } from 'react-router-dom';
import { Failure } from '../../components/failure.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { useWords } from '../../words/words.ts';
import { useHandIn, usePreview } from './import-query.ts';
import { PreviewOfRegister } from './preview.tsx';
import { importWords } from './words.ts';

/** From the office's own register to cases: hand in, look, correct, import, take back what is held. */
export function ImportsPage() {
  const say = useWords(importWords);
  const [parameters, setParameters] = useSearchParams();
  const id = parameters.get('id') ?? undefined;
  const handIn = useHandIn();
  const { data, error, isLoading, refetch } = usePreview(id);
  const again = () => setParameters({});
  return (
    <Flex vertical gap={16}>
      <PageHeading title={say('title')} lead={say('lead')} />
      {error && <Failure error={error} retry={refetch} />}
      {(id === undefined || error) && (
        <Card>
          {handIn.error && <Failure error={handIn.error} />}
          <Upload.Dragger
            accept=".xlsx,.csv"
            maxCount={1}
            showUploadList={false}
            disabled={handIn.isPending}
            beforeUpload={(file) => {
              handIn.mutate(file, { onSuccess: (preview) => setParameters({ id: preview.id }) });
              // The file is sent by ourselves.
              return false;
            }}
          >
            <p className="ant-upload-drag-icon">{handIn.isPending ? <Spin /> : <InboxOutlined />}</p>
            <p className="ant-upload-text">{say('drop')}</p>
            <p className="ant-upload-hint">{say('kinds')}</p>
          </Upload.Dragger>
        </Card>
      )}
      {isLoading && <Spin size="large" className="waiting" />}
      {data && <PreviewOfRegister preview={data} onAgain={again} />}
    </Flex>
  );
}
