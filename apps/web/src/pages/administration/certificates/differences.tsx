import { Typography } from 'antd';
import { Link } from 'react-router-dom';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import type { Verification } from './certificates-query.ts';
import { certificateWords } from './words.ts';

/** Where what is stored is not what the record proves: places and links, never a value. */
export function Differences({ found }: { readonly found: Verification }) {
  const say = useWords(certificateWords);
  const name = useNames();
  const { differences, differenceCount } = found;
  return (
    <>
      {differences.length < differenceCount && (
        <Typography.Text type="secondary">{say('kept', { count: differences.length })}</Typography.Text>
      )}
      <table className="codes-table">
        <thead>
          <tr>
            <th scope="col">{say('dispute')}</th>
            <th scope="col">{say('what')}</th>
            <th scope="col">{say('where')}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ disputeId, number, field, row, problemName }) => (
            <tr key={[disputeId, field, row, problemName.en].join()}>
              <th scope="row">
                {disputeId ? (
                  <Link to={`/disputes/${disputeId}`}>{number ?? say('open')}</Link>
                ) : (
                  say('noDispute')
                )}
              </th>
              <td>{name(problemName)}</td>
              <td>
                <code>{field}</code> {row}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
