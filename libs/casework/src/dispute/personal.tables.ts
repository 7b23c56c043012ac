import { normalIdNumber, phoneKey } from '#domain';
import { encryptedTable } from '#platform';

/** One purpose for everything by which a person is known: so the same number is found in every table. */
export const purpose = 'person';
const phone = { kind: 'phone', normalise: phoneKey };

export const partyTable = encryptedTable({
  table: 'party',
  purpose,
  columns: [
    {
      name: 'id_number',
      plain: 'plain_id_number',
      index: { column: 'id_number_index', kind: 'id-number', normalise: normalIdNumber },
    },
    { name: 'phone', plain: 'plain_phone', index: { column: 'phone_index', ...phone } },
    { name: 'address', plain: 'plain_address' },
    { name: 'salt', plain: 'plain_salt' },
  ],
});

export const intakeTable = encryptedTable({
  table: 'dispute_intake',
  id: ['dispute_id'],
  purpose,
  columns: [
    { name: 'salt', plain: 'plain_salt' },
    {
      name: 'contact_phones',
      plain: 'plain_contact_phones',
      index: {
        column: 'contact_phones_index',
        kind: phone.kind,
        normalise: (list) => phonesIn(list).map(phoneKey),
      },
    },
  ],
});

/** A decrypted value as text. */
export const textOf = (value: Buffer | null | undefined): string | null => value?.toString('utf8') ?? null;

/** The telephone numbers of an intake, which lie in one value. */
export const phonesIn = (list: string): readonly string[] => JSON.parse(list) as string[];
