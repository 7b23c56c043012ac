import { RightOutlined } from '@ant-design/icons';
import { Button, Checkbox, Drawer, Form, Grid } from 'antd';
import { useState } from 'react';
import { riskFactorLabels, riskFactors } from '#domain';
import { useNames } from '../../words/label.ts';
import { useWords } from '../../words/words.ts';
import { faultOf } from './faults.tsx';
import type { FieldsProps } from './matter-fields.tsx';
import { reportWords } from './words.ts';

/** What makes a dispute dangerous: one row that says what was chosen, most often nothing, and opens all there is to choose. */
export function DangersInput({ draft, onChange, faults }: FieldsProps) {
  const say = useWords(reportWords);
  const name = useNames();
  const isWide = Grid.useBreakpoint().md ?? true;
  const [isOpen, open] = useState(false);
  const { riskFactors: chosen = [] } = draft;
  const told = chosen.length > 0 ? chosen.map((factor) => name(riskFactorLabels[factor])) : [say('noDanger')];
  return (
    <Form.Item {...faultOf(faults, 'riskFactors')}>
      <Button
        block
        className="danger-row"
        danger={chosen.length > 0}
        icon={<RightOutlined aria-hidden aria-label={undefined} />}
        iconPlacement="end"
        aria-haspopup="dialog"
        onClick={() => open(true)}
      >
        <span>{say('dangersAre', { dangers: told.join(say('and')) })}</span>
      </Button>
      <Drawer
        open={isOpen}
        placement={isWide ? 'right' : 'bottom'}
        size={isWide ? 420 : '86%'}
        title={say('dangers')}
        onClose={() => open(false)}
        footer={
          <Button block type="primary" size="large" onClick={() => open(false)}>
            {say('done')}
          </Button>
        }
      >
        <Checkbox.Group
          className="danger-list"
          aria-label={say('dangers')}
          options={riskFactors.map((factor) => ({ value: factor, label: name(riskFactorLabels[factor]) }))}
          value={[...chosen]}
          onChange={(next) => onChange({ riskFactors: next })}
        />
      </Drawer>
    </Form.Item>
  );
}
