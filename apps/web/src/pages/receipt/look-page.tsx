import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Flex, Input } from 'antd';
import { useEffect, useState } from 'react';
import { phoneWithName, readReceiptCode, receiptCodeGroups } from '#domain';
import { api, bodyOf, type Shapes } from '../../api/client.ts';
import { Failure } from '../../components/failure.tsx';
import { Door } from '../../session/door.tsx';
import { useDates } from '../../words/dates.ts';
import { useNames } from '../../words/label.ts';
import { useWords } from '../../words/words.ts';
import { receiptWords } from './words.ts';
import './look.css';

/** What stands behind the #. Whatever a telephone made of it is taken as it is: a page that shows nothing helps nobody. */
function codeInAddress(): string {
  const behind = location.hash.slice(1);
  try {
    return decodeURIComponent(behind);
  } catch {
    return behind;
  }
}
const inGroups = (typed: string): string =>
  receiptCodeGroups(typed.replace(/\D/g, '').slice(0, 24)).join(' ');

/** For whoever holds a receipt: no sign-in, large type, and nothing that names anybody. */
export function LookPage() {
  const say = useWords(receiptWords);
  const [typed, type] = useState(() => inGroups(codeInAddress()));
  const [isMistyped, setMistyped] = useState(false);
  const look = useMutation({
    mutationFn: async (code: string) => bodyOf(await api.POST('/api/v1/party-view', { body: { code } })),
  });
  const { mutate } = look;
  useEffect(() => {
    const code = readReceiptCode(codeInAddress());
    // Taken out of the address: whoever uses the telephone next does not find it among the pages that were open.
    if (location.hash !== '') history.replaceState(null, '', location.pathname);
    if (code !== null) mutate(code);
  }, [mutate]);
  const ask = () => {
    const code = readReceiptCode(typed);
    setMistyped(code === null);
    // In groups, as on the paper, it is held against it.
    if (code === null && /^[\d\s]*$/.test(typed)) type(inGroups(typed));
    if (code !== null) mutate(code);
  };
  return (
    <Door title={say('title')} subtitle={look.data ? say('privacy') : say('subtitle')}>
      {look.data ? (
        <Found
          found={look.data}
          onAgain={() => {
            type('');
            look.reset();
          }}
        />
      ) : (
        <form
          className="look"
          onSubmit={(event) => {
            event.preventDefault();
            ask();
          }}
        >
          <label htmlFor="receipt-code">{say('code')}</label>
          <Input
            id="receipt-code"
            value={typed}
            onChange={({ target }) => {
              const code = readReceiptCode(target.value);
              setMistyped(false);
              type(code === null ? target.value : inGroups(code));
            }}
            inputMode="numeric"
            autoComplete="off"
            className="look-code"
            placeholder="0000 0000 0000 0000 0000 0000"
          />
          {isMistyped && <Alert type="warning" showIcon title={say('mistyped')} />}
          {look.error && !isMistyped && <Failure error={look.error} />}
          <Button type="primary" size="large" block htmlType="submit" loading={look.isPending}>
            {say('look')}
          </Button>
        </form>
      )}
    </Door>
  );
}

function Found({ found, onAgain }: { readonly found: Shapes['PartyView']; readonly onAgain: () => void }) {
  const say = useWords(receiptWords);
  const name = useNames();
  const dates = useDates();
  const { stage, appointment, contact } = found;
  const phone = phoneWithName(contact);
  return (
    <Flex vertical gap={20} className="look" aria-live="polite">
      <section>
        <h2>{say('stage')}</h2>
        <p className="look-stage">{name(stage.name)}</p>
        <p>{name(stage.next)}</p>
      </section>
      <section>
        <h2>{say('next')}</h2>
        <p className="look-strong">
          {appointment
            ? [dates.day(appointment.on), appointment.time].filter(Boolean).join(' ')
            : say('noNext')}
        </p>
        {appointment?.place && <p>{`${say('at')}: ${appointment.place}`}</p>}
      </section>
      <section>
        <h2>{say('contact')}</h2>
        <p className="look-strong">{contact.unit}</p>
        <p>
          {phone ? (
            <a href={`tel:${(contact.phone ?? '').replace(/[^\d+]/g, '')}`}>{name(phone)}</a>
          ) : (
            say('noPhone')
          )}
        </p>
      </section>
      <Button block onClick={onAgain}>
        {say('again')}
      </Button>
    </Flex>
  );
}
