import { readFileSync } from 'node:fs';

/** The value below which so many of a hundred lie. */
export function percentile(values, percent) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((sorted.length * percent) / 100) - 1)];
}

export const median = (values) => percentile(values, 50);

/** Lets something be done, and puts down how long it took, in milliseconds. @returns what came of it */
export async function timed(work, into) {
  const from = performance.now();
  const result = await work();
  into.push(performance.now() - from);
  return result;
}

/** Met or missed, in one word. */
export const judged = (isMet) => (isMet ? 'met' : 'MISSED');

/** Prints rows of equal length, columns aligned. */
export function table(rows) {
  const widths = rows[0].map((_, n) => Math.max(...rows.map((row) => String(row[n]).length)));
  for (const row of rows) console.log(row.map((cell, n) => String(cell).padStart(widths[n])).join('  '));
}

/** Ticks of the clock that /proc counts in: 100 a second wherever Linux runs today. */
const tickMs = 10;

/** What a process has computed so far, user and system; of another system than Linux it is not known. */
export function cpuMs(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return (Number(fields[11]) + Number(fields[12])) * tickMs;
  } catch {
    return Number.NaN;
  }
}
