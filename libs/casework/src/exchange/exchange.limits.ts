/**
 * What a file may cost before it is refused. A township's register of a year has some hundred rows; a county's of
 * ten years stays far below these.
 */
export const exchangeLimits = {
  /** Of the file as it is handed in. */
  fileBytes: 20 * 1024 * 1024,
  /** Of all parts of a workbook together, unpacked: a small zip can hold terabytes of blanks. */
  unpackedBytes: 200 * 1024 * 1024,
  rows: 100_000,
  columns: 200,
} as const;
