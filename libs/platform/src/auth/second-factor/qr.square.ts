import qrcode from 'qrcode-generator';

/** The white rim that scanners need. @source ISO/IEC 18004, section 6.3.8 */
const rim = 4;

/** A text as a QR code: SVG without a style, a script or an address, so that it may stand in any page. */
export function qrSquare(text: string): string {
  const code = qrcode(0, 'M');
  code.addData(text, 'Byte');
  code.make();
  const count = code.getModuleCount();
  const size = count + 2 * rim;
  const places = Array.from({ length: count * count }, (_, n) => [Math.floor(n / count), n % count] as const);
  const dark = places
    .filter(([row, column]) => code.isDark(row, column))
    .map(([row, column]) => `M${column + rim} ${row + rim}h1v1h-1z`)
    .join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path d="${dark}" fill="#000"/></svg>`;
}
