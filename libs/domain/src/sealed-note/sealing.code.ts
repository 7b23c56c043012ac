/**
 * The code that opens somebody's key of sealed notes: sixteen figures, like the number of a bank card, the last of which
 * proves the others. Fifteen drawn ones are 49.8 bits, and each guess at them costs a slow hash.
 * @source decision 0053
 */
const drawnFigures = 15;
const figuresInAll = drawnFigures + 1;
/** A drawn code has nearly always more; one that somebody thought out seldom has. */
const differentAtLeast = 5;

/**
 * The figure that proves those before it: finds every single wrong one, and nearly all neighbours exchanged.
 * @source ISO/IEC 7812-1, annex B (Luhn)
 */
function proofOf(figures: string): string {
  const sum = [...figures].reverse().reduce((total, figure, n) => {
    const value = Number(figure) * (n % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}

/**
 * Draws a code.
 * @param draw  random bytes of that number, from a source that nobody can foresee
 * @returns sixteen figures without blanks
 */
export function drawSealingCode(draw: (count: number) => Uint8Array): string {
  for (;;) {
    // 250 is the largest multiple of ten in a byte: a remainder of all bytes would prefer the small figures.
    const figures = [...draw(4 * drawnFigures)].filter((byte) => byte < 250).map((byte) => byte % 10);
    const drawn = figures.slice(0, drawnFigures).join('');
    if (drawn.length === drawnFigures && isVaried(drawn)) return drawn + proofOf(drawn);
  }
}

/** As it is written down and read aloud: four groups of four. */
export const groupedCode = (code: string): string => code.replace(/\d{4}(?=\d)/g, '$& ');

/**
 * The code as it was meant: blanks and hyphens do not matter, nor whether the figures are wide.
 * @returns null when it cannot be one: a figure is missing or wrong
 */
export function readSealingCode(typed: string): string | null {
  const figures = typed.normalize('NFKC').replace(/[\s-]/g, '');
  if (!/^\d+$/.test(figures) || figures.length !== figuresInAll) return null;
  return proofOf(figures.slice(0, drawnFigures)) === figures.at(-1) ? figures : null;
}

/** May a key be made under this code? Not under one that was thought out rather than drawn, as far as that shows. */
export const isVaried = (code: string): boolean =>
  new Set(code.slice(0, drawnFigures)).size >= differentAtLeast;
