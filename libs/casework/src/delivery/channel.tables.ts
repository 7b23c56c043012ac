import { encryptedTable } from '#platform';

/** One purpose for addresses and secrets of channels and of the people who are written to. */
const purpose = 'channel';

/** Addresses and secrets of a channel, one JSON text. */
export const channelTable = encryptedTable({
  table: 'channel',
  purpose,
  columns: [{ name: 'settings' }],
});

/** Where a person is written to. */
export const contactTable = encryptedTable({
  table: 'contact',
  id: ['staff_id'],
  purpose,
  columns: [{ name: 'email' }, { name: 'phone' }],
});
