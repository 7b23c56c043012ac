import { encryptedTable } from '#platform';

/** Addresses and secrets of a channel, one JSON text. */
export const channelTable = encryptedTable({
  table: 'channel',
  // The same as that of the contacts of the people who are written to.
  purpose: 'channel',
  columns: [{ name: 'settings' }],
});
