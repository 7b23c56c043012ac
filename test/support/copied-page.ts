/** A4 at 150 dots an inch. */
const [width, height] = [1_240, 1_754];

/**
 * A page in black and white as Group 4 fax, with the code of a paper at its foot (that of test/paper-code.spec.ts, of a case which does not
 * exist). Made by libtiff, as copiers' programs are.
 */
const fax = [
  'JqB3Av//////////////////////////////////////////////////////////////////////////////////////////////////////////////////',
  '////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////',
  '////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////',
  '////////////////////////////////////////////////////////////////////////////////////////////////////////////////////yB4a',
  'yyQapkWoiqCDZMirP////////////////zMGyQLlM1CmYLmYuZg2f///////////////////////yKoyKoItUqBTMC/Iqj//////////////////////////',
  '///5mC5mC5mKZgXKgX////////////////////////////////+QLzILzItRBef///////////////////////////////+PkXcyLV4/////////////////',
  '/////HzMUzFMxTMXMxTMXH////////////////////////////jkFyki1EF54//////////////5A8NaZFKSC42QXmQXnNQFyUgTQWf/////////////////',
  '/jMxTMFzUBeJAuFkGyf////////////////kDw1qpUClQLILzIL1EWZFmQXnkWf///////////////////////////+QPBWmRVBBqUEWogXnE1CmoC5mBNBS',
  '/////////////////////5AvUQXmJBeczAuZgXMxf/////////////////////EzBcjYLlQBczFkF6v//////////////////+RsUqAajMC5mKZg1ZmC5qAm',
  'htf////////////////////8gXKSBecqAZB//////////////5A8NaZFmQL1EFykSLURZkWc1Av///////////////////////8ZGxczBqMxTMWJBeczFMwJ',
  'oLP///////////////////////IHgrKCC8xIs/moUzFNQNhmBNBS///////////////////////5A8NaoizEi1EWogXGyBeZFUEF5///////////////////',
  '//+QXmRRsgvOZguOZi5UATQ2v///////////////////////MwLyC8yLMSLUQXmQXmRVBBeczF////////////////////////////+QXmQXmRZkC9RFGyLV',
  'NQpmLH////////////////////////////8iqBmoFxMxTMC8gvUJBer/////////////////////5mKIyC8+SkX//////////////////+IkGyZBcpHItRAv',
  'P////////////////8geGsskFyki1EWZFqyLPmYv/////////////////////////+Zg2SLMilJFmJBeoizGMf/////////////////////Iqj5mKZg2GYLm',
  'YLiZi///////////////////////////+ahTMUqAXEzBczFKgCaCl///////////////////////////xIF1BFmQL1EWf///////////////////////44kF',
  '1BBeoiqJmKZimoUzAmhtf//////////////////////+Mi1EC9RBeczFkWogXmP////////////////////+IiIiI//////////////////////////ABABA',
].join('');

const number = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

/** A segment on page 1. @source ITU-T T.88, 7.2 */
const segment = (nth: number, type: number, data: Buffer): Buffer =>
  Buffer.concat([number(nth), Buffer.from([type, 0, 1]), number(data.length), data]);

/** The same picture as JBIG2, which may hold what a fax machine sends. @source ITU-T T.88, 7.4.8 and 7.4.6 */
function jbig2(): Buffer {
  const [page, region] = [48, 38];
  const size = Buffer.concat([number(width), number(height), number(0), number(0)]);
  return Buffer.concat([
    segment(0, page, Buffer.concat([size, Buffer.from([0, 0, 0])])),
    segment(1, region, Buffer.concat([size, Buffer.from([0, 1]), Buffer.from(fax, 'base64')])),
  ]);
}

/** What an office copier makes of a page that bears a code: a PDF with one picture in black and white. */
export function copiedPage(packing: 'fax' | 'jbig2'): Buffer {
  const picture = packing === 'jbig2' ? jbig2() : Buffer.from(fax, 'base64');
  const filter =
    packing === 'jbig2'
      ? '/JBIG2Decode'
      : `/CCITTFaxDecode /DecodeParms << /K -1 /Columns ${width} /Rows ${height} >>`;
  const bits = `/Subtype /Image /Width ${width} /Height ${height} /BitsPerComponent 1 /ColorSpace /DeviceGray`;
  const draw = 'q 595 0 0 842 0 0 cm /P Do Q';
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /P 5 0 R >> >> >>',
    `<< /Length ${draw.length} >>\nstream\n${draw}\nendstream`,
    `<< /Type /XObject ${bits} /Filter ${filter} /Length ${picture.length} >>\nstream\n${picture.toString('latin1')}\nendstream`,
  ];
  const body = objects.map((words, n) => `${n + 1} 0 obj\n${words}\nendobj\n`).join('');
  return Buffer.from(`%PDF-1.4\n${body}trailer\n<< /Root 1 0 R >>\n%%EOF\n`, 'latin1');
}
