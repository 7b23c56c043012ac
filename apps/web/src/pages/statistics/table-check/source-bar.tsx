import { FileExcelOutlined, TableOutlined } from '@ant-design/icons';
import { Button, Flex, Select, Upload } from 'antd';
import { useState } from 'react';
import { Failure } from '../../../components/failure.tsx';
import { useWords } from '../../../words/words.ts';
import type { Source } from './checked-table.ts';
import { type FileCheck, useTableFile } from './file-query.ts';
import { tableCheckWords } from './words.ts';

const example =
  '2012年一季度，全镇共受理矛盾纠纷38件，其中镇级14件，村级24件；调解成功37件，1件正在调解，调解成功率97.4%。';

const blank: Source = {
  form: 'table',
  cells: [
    ['', '受理', '调解成功', '调解不成', '在办', '成功率'],
    ...Array.from({ length: 4 }, () => ['', '', '', '', '', '']),
    ['合计', '', '', '', '', ''],
  ],
  merges: [],
};

const sourceOf = ({ text, sheet }: FileCheck): Source =>
  sheet === null
    ? { form: 'text', text: text ?? '' }
    : { form: 'table', cells: sheet.cells, merges: sheet.merges };

/** Where the figures come from: a file, an empty table, an example. */
export function SourceBar(props: { readonly source: Source; readonly onSource: (source: Source) => void }) {
  const say = useWords(tableCheckWords);
  const open = useTableFile();
  const [file, setFile] = useState<File | null>(null);
  const sheet = open.data?.sheet ?? null;
  const read = (chosen: File, name?: string) => {
    setFile(chosen);
    open.mutate(
      { file: chosen, ...(name === undefined ? {} : { sheet: name }) },
      { onSuccess: (answer) => props.onSource(sourceOf(answer)) },
    );
  };
  const start = (source: Source) => {
    open.reset();
    setFile(null);
    props.onSource(source);
  };
  return (
    <div>
      {open.error && <Failure error={open.error} />}
      <Flex gap={8} wrap align="center">
        <Upload
          accept=".xlsx,.csv,.txt"
          maxCount={1}
          showUploadList={false}
          beforeUpload={(chosen) => {
            read(chosen);
            // The file is sent by ourselves.
            return false;
          }}
        >
          <Button icon={<FileExcelOutlined />} loading={open.isPending} title={say('kinds')}>
            {say('open')}
          </Button>
        </Upload>
        <Button icon={<TableOutlined />} onClick={() => start(blank)}>
          {say('asTable')}
        </Button>
        {props.source.form === 'table' && (
          <Button onClick={() => start({ form: 'text', text: asText(props.source) })}>{say('asText')}</Button>
        )}
        <Button onClick={() => start({ form: 'text', text: example })}>{say('example')}</Button>
        <Button onClick={() => start({ form: 'text', text: '' })}>{say('clear')}</Button>
        {file && sheet && sheet.sheetNames.length > 1 && (
          <Select
            aria-label={say('sheet')}
            value={sheet.sheetName}
            options={sheet.sheetNames.map((name) => ({ value: name, label: name }))}
            onChange={(name) => read(file, name)}
            style={{ minWidth: 160 }}
          />
        )}
      </Flex>
    </div>
  );
}

/** The cells divided by tabs, as a spreadsheet copies them. */
const asText = (source: Source): string =>
  source.form === 'text'
    ? source.text
    : source.cells.map((row) => row.map((cell) => String(cell ?? '')).join('\t')).join('\n');
