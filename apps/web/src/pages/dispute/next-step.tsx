import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown, Flex, Typography } from 'antd';
import { type CommandType, commandNames, nextStep, stepsFrom } from '#domain';
import { useNames } from '../../words/label.ts';
import { useLists } from '../../words/lists.ts';
import { useWords } from '../../words/words.ts';
import type { Dispute } from './dispute-query.ts';
import { hasForm } from './form/event-forms.ts';
import { disputeWords } from './words.ts';

/** The next step as one large button; whatever else the server would accept from this person stands behind it. */
export function NextStep(props: {
  readonly dispute: Dispute;
  readonly onChoose: (type: CommandType) => void;
}) {
  const say = useWords(disputeWords);
  const name = useNames();
  const { named } = useLists();
  const { dispute, onChoose } = props;
  const allowed = (dispute.allowedEvents as CommandType[]).filter(hasForm);
  const next = nextStep(dispute.state, allowed);
  const onward = stepsFrom(dispute.state).filter((type) => type !== next && allowed.includes(type));
  const rest = allowed.filter((type) => type !== next && !onward.includes(type));
  const waitsFor = () => {
    if (dispute.dossier === 'archived') return say('archived');
    return dispute.holder ? say('waitsFor', { unit: dispute.holder.name }) : say('waits');
  };
  return (
    <Flex className="no-print" gap={12} wrap align="center" style={{ marginTop: 16 }}>
      {next ? (
        <Button type="primary" size="large" onClick={() => onChoose(next)}>
          {named(say('nextStep'), name(commandNames[next]))}
        </Button>
      ) : (
        <Typography.Text type="secondary">{waitsFor()}</Typography.Text>
      )}
      {onward.map((type) => (
        <Button key={type} size="large" onClick={() => onChoose(type)}>
          {name(commandNames[type])}
        </Button>
      ))}
      {rest.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: rest.map((type) => ({ key: type, label: name(commandNames[type]) })),
            onClick: ({ key }) => onChoose(key as CommandType),
          }}
        >
          <Button size="large" icon={<DownOutlined />} iconPlacement="end">
            {say('others')}
          </Button>
        </Dropdown>
      )}
    </Flex>
  );
}
