import { Alert, Checkbox, Flex, Form, Typography } from 'antd';
import { useActor } from '../../../session/actor.ts';
import { useDates } from '../../../words/dates.ts';
import { useLists } from '../../../words/lists.ts';
import { useWords } from '../../../words/words.ts';
import type { Holder, SealedNotes } from './sealed-notes-query.ts';
import { sealedNoteWords } from './words.ts';

/** Who will be able to read a new note, each of whom can be left out but its writer, and who will keep the halves. */
export function CircleChoice(props: {
  readonly circle: NonNullable<SealedNotes['circle']>;
  readonly barredIds: readonly string[];
  readonly onBar: (ids: readonly string[]) => void;
}) {
  const say = useWords(sealedNoteWords);
  const { join } = useLists();
  const { staffId } = useActor();
  const { readers, without, keepers } = props.circle;
  const named = (people: readonly { readonly name: string }[]) => join(people.map(({ name }) => name));
  return (
    <Form.Item label={say('whoReads')} style={{ marginBottom: 0 }}>
      <Flex vertical gap={8}>
        {readers.map((reader) => (
          <Checkbox
            key={reader.keyId}
            disabled={reader.id === staffId}
            checked={!props.barredIds.includes(reader.id)}
            onChange={({ target }) =>
              props.onBar(
                target.checked
                  ? props.barredIds.filter((id) => id !== reader.id)
                  : [...props.barredIds, reader.id],
              )
            }
          >
            {reader.id === staffId ? say('me') : <HolderName holder={reader} />}
          </Checkbox>
        ))}
        {without.length > 0 && (
          <Typography.Text type="secondary">{say('without', { names: named(without) })}</Typography.Text>
        )}
        {keepers.leading.length === 0 ? (
          <Alert type="warning" showIcon title={say('noKeepersToBe')} />
        ) : (
          <Typography.Text type="secondary">
            {say('keepersToBe', { leading: named(keepers.leading), guiding: named(keepers.guiding) })}
          </Typography.Text>
        )}
      </Flex>
    </Form.Item>
  );
}

/** Somebody with the number by which one finds on the telephone that it is their key. */
export function HolderName({ holder }: { readonly holder: Holder }) {
  const say = useWords(sealedNoteWords);
  const dates = useDates();
  const { clauses } = useLists();
  const about = [
    say('checkNumber', { number: holder.checkNumber, day: dates.moment(holder.madeAt) }),
    holder.isReplaced && say('isReplaced'),
  ].filter((one) => typeof one === 'string');
  return (
    <span>
      <strong>{holder.name}</strong> {holder.organisation}
      <br />
      <Typography.Text type="secondary">{clauses(about)}</Typography.Text>
    </span>
  );
}
