import { Card, Flex, Select, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router-dom';
import {
  type CodeListName,
  codeLabels,
  codeListLabels,
  codeListNames,
  type DisputeType,
  type Label,
  type Origin,
  originClass,
  originClassLabels,
  typeWordings,
} from '#domain';
import { PageHeading } from '../../../components/page-heading.tsx';
import { useNames } from '../../../words/label.ts';
import { type Lists, useLists } from '../../../words/lists.ts';
import { useWords } from '../../../words/words.ts';
import { LocalTypes } from '../local-types/local-types.tsx';
import { codeWords } from './words.ts';

/** The list that a place keeps itself, among those that the product brings. */
const localTypes = 'localTypes';

/** The code lists by which cases are entered and counted. */
export function CodesPage() {
  const say = useWords(codeWords);
  const name = useNames();
  const [parameters, setParameters] = useSearchParams();
  const asked = parameters.get('list');
  const list = codeListNames.find((one) => one === asked) ?? 'disputeType';
  const isLocal = asked === localTypes;
  return (
    <Flex vertical gap={16}>
      <PageHeading title={say('title')} lead={say('lead')}>
        <Select
          aria-label={say('list')}
          value={isLocal ? localTypes : list}
          options={codeListNames.flatMap((one) => [
            { value: one, label: name(codeListLabels[one]) },
            ...(one === 'disputeType' ? [{ value: localTypes, label: say('localTypes') }] : []),
          ])}
          onChange={(one: CodeListName | typeof localTypes) =>
            setParameters({ list: one }, { replace: true })
          }
          style={{ width: 220 }}
        />
      </PageHeading>
      {isLocal ? (
        <LocalTypes />
      ) : (
        <>
          {list === 'disputeType' && (
            <Typography.Text type="secondary">{say('wordingsHint')}</Typography.Text>
          )}
          <Card title={name(codeListLabels[list])}>
            <CodeTable list={list} />
          </Card>
        </>
      )}
    </Flex>
  );
}

/** What a list tells beside the names: a heading, and a cell of each code. */
function extraOf(
  list: CodeListName,
  { join }: Lists,
): {
  readonly word: 'wordings' | 'class';
  readonly of: (code: string, name: (label: Label) => string) => ReactNode;
} | null {
  if (list === 'disputeType')
    // What registers write, in whatever language they are read.
    return {
      word: 'wordings',
      of: (code) => <span lang="zh-CN">{join(typeWordings(code as DisputeType))}</span>,
    };
  if (list === 'origin')
    return { word: 'class', of: (code, name) => name(originClassLabels[originClass(code as Origin)]) };
  return null;
}

function CodeTable({ list }: { readonly list: CodeListName }) {
  const say = useWords(codeWords);
  const name = useNames();
  const extra = extraOf(list, useLists());
  const rows: readonly (readonly [string, Label])[] = Object.entries(codeLabels[list]);
  return (
    <table className="codes-table">
      <thead>
        <tr>
          <th scope="col">{say('zh')}</th>
          <th scope="col">{say('en')}</th>
          <th scope="col">{say('code')}</th>
          {extra && <th scope="col">{say(extra.word)}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map(([code, label]) => (
          <tr key={code}>
            <th scope="row" lang="zh-CN">
              {label.zh}
            </th>
            <td>{label.en}</td>
            <td>
              <code>{code}</code>
            </td>
            {extra && <td className="wide-cell">{extra.of(code, name)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
