import { Alert, Button, Flex } from 'antd';
import { useDates } from '../../../words/dates.ts';
import { defineWords, useWords } from '../../../words/words.ts';

export const draftWords = defineWords(
  'formDraft',
  {
    left: '{{at}}填写的内容没有提交，还保存在这台设备上',
    hint: '只有您本人登录后能看到。提交或丢弃后即从设备上删除，最多保存30天。',
    restore: '继续填写',
    discard: '丢弃，重新填写',
    kept: '已自动保存在这台设备上',
  },
  {
    left: 'What you wrote here on {{at}} was not submitted. It is still on this device',
    hint: 'Nobody but you sees it. It is deleted once it is submitted or thrown away, after 30 days at the latest.',
    restore: 'Go on with it',
    discard: 'Throw it away, start anew',
    kept: 'kept on this device',
  },
);

/** What was left in a form earlier: gone on with, or thrown away; the form waits until somebody has chosen. */
export function LeftEarlier(props: {
  readonly keptAt: string;
  readonly onRestore: () => void;
  readonly onDiscard: () => void;
}) {
  const say = useWords(draftWords);
  const dates = useDates();
  return (
    <Alert
      type="info"
      showIcon
      role="alert"
      style={{ marginBottom: 16 }}
      title={say('left', { at: dates.moment(props.keptAt) })}
      description={
        <Flex vertical gap={12}>
          <span>{say('hint')}</span>
          <Flex gap={8} wrap>
            <Button type="primary" size="large" onClick={props.onRestore}>
              {say('restore')}
            </Button>
            <Button size="large" onClick={props.onDiscard}>
              {say('discard')}
            </Button>
          </Flex>
        </Flex>
      }
    />
  );
}
