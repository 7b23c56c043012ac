/** The picture and the number of the page over it, in twips. */
const stampHeight = 1_440;
/** 8 mm: no printer reaches further down. */
const footAtLeast = 454;

/**
 * Moves the foot down into the margin under the text as far as the code needs, and a printer reaches: a foot that is higher
 * than the margin would take two lines of every page.
 */
export const withRoomBelow = (body: string): string =>
  body.replace(/<w:pgMar\b[^>]*>/g, (margins) => {
    const of = (name: string) => Number(new RegExp(`\\bw:${name}="(\\d+)"`).exec(margins)?.[1] ?? Number.NaN);
    const room = of('bottom') - stampHeight;
    if (!(of('footer') > room)) return margins;
    const foot = Math.min(of('footer'), Math.max(footAtLeast, room));
    return margins.replace(/\bw:footer="\d+"/, `w:footer="${foot}"`);
  });
