import { Flex } from 'antd';
import { Link } from 'react-router-dom';
import type { Shapes } from '../../../api/client.ts';
import { DueDay, RiskMark, StateMark } from '../../../components/marks.tsx';
import { useNames } from '../../../words/label.ts';
import { useCaseName } from '../meeting/case-lines.ts';

/** Cases behind a number. */
export function CaseLines({ lines }: { readonly lines: readonly Shapes['DisputeLine'][] }) {
  const name = useNames();
  const caseName = useCaseName();
  return (
    <ul className="plain">
      {lines.map((line) => (
        <li key={line.id} className="row wrapping">
          <Flex gap={8} wrap align="center" style={{ flex: 1, minWidth: 0 }}>
            <Link to={`/disputes/${line.id}`}>{caseName(line)}</Link>
            <RiskMark risk={line.risk} />
            <StateMark stage={line.stage} name={name(line.stateName)} />
            <span>
              {[line.place.name, name(line.typeName), line.holder?.name].filter(Boolean).join(' · ')}
            </span>
          </Flex>
          {line.nextDueOn && <DueDay on={line.nextDueOn} />}
        </li>
      ))}
    </ul>
  );
}
