/** Longest side of the picture that is read, in pixels: a module of the code then has some five. */
export const longestSide = 2_600;

/** A picture to draw on; a worker has no other canvas. */
export function blankPicture(width: number, height: number) {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('no room for a picture');
  return { canvas, context };
}
