import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Flex } from 'antd';
import { api, bodyOf } from '../api/client.ts';
import { Failure } from '../components/failure.tsx';
import { useCapable } from '../session/actor.ts';
import { useDates } from '../words/dates.ts';
import { defineWords, useWords } from '../words/words.ts';

const trainingWords = defineWords(
  'training',
  {
    banner: '培训模式',
    what: '人员和案件均为虚构，不会向外发送邮件和消息。现在是 {{day}}。',
    day: '过 1 天',
    week: '过 7 天',
    month: '过 30 天',
  },
  {
    banner: 'Training',
    what: 'People and cases are invented; no e-mail and no message leaves. It is {{day}}.',
    day: 'Let a day go by',
    week: '7 days',
    month: '30 days',
  },
);

const steps = [
  ['day', 1],
  ['week', 7],
  ['month', 30],
] as const;

/** Says on every page that this is training, and lets time go by. */
export function TrainingBanner() {
  const say = useWords(trainingWords);
  const dates = useDates();
  const isCapable = useCapable();
  const move = useMutation({
    mutationFn: async (days: number) => bodyOf(await api.POST('/api/v1/training/clock', { body: { days } })),
    // Everything on the screen is of another day.
    onSuccess: () => location.reload(),
  });
  return (
    <Alert
      banner
      className="training-banner"
      type="warning"
      title={
        <Flex gap={12} wrap align="center">
          <strong>{say('banner')}</strong>
          <span>{say('what', { day: dates.fullDay(dates.today) })}</span>
          {isCapable('training.move') &&
            steps.map(([word, days]) => (
              <Button
                key={word}
                className="no-print"
                disabled={move.isPending}
                onClick={() => move.mutate(days)}
              >
                {say(word)}
              </Button>
            ))}
        </Flex>
      }
      description={move.error && <Failure error={move.error} />}
    />
  );
}
