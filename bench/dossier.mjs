/**
 * How much memory the product needs while it hands out the dossier of a case with many scans, as one PDF and as a zip.
 *
 *   npm run bench -- dossier [few, default 20] [many, default 200]
 *
 * Linux: read from /proc. Two cases of one server, with so many files of 1 to 2 MB, by turns a photograph (JPEG), a scanner's PDF
 * with such a picture, and every tenth a PNG. What is asked: that the most memory does not grow with the number of files.
 */
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';
import { PDFDocument } from '@cantoo/pdf-lib';
import { judged, table } from './support/figures.mjs';
import { startApi } from './support/server.mjs';
import { withFolder, withTownship } from './support/township.mjs';

const [few = 20, many = 200] = process.argv.slice(2).map(Number);
const target = 1.25;
const megabytes = (pid, field) =>
  Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) /
  1024;

/** 200 dots an inch, as offices scan. */
const [width, height] = [1654, 2339];

/** Says that it is a picture of that size; nobody looks at what is in it. */
function jpeg(bytes) {
  const [w, h] = [width, height].map((n) => [n >> 8, n & 255]);
  const frame = [0xff, 0xc0, 0, 11, 8, ...h, ...w, 1, 1, 0x11, 0];
  const noise = randomBytes(bytes).map((byte) => (byte === 0xff ? 0 : byte));
  const head = [0xff, 0xd8, ...frame, 0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0];
  // Without its end it would count as cut off, and be no page.
  return Buffer.concat([Buffer.from(head), noise, Buffer.from([0xff, 0xd9])]);
}

async function scan(bytes) {
  const document = await PDFDocument.create();
  const page = document.addPage([595, 842]);
  page.drawImage(await document.embedJpg(jpeg(bytes)), { x: 0, y: 0, width: 595, height: 842 });
  return Buffer.from(await document.save());
}

/** Grey, with a third of its dots at random: some 1.4 MB. */
function png() {
  const chunk = (type, content) => {
    const [body, length, check] = [
      Buffer.concat([Buffer.from(type, 'latin1'), content]),
      Buffer.alloc(4),
      Buffer.alloc(4),
    ];
    length.writeUInt32BE(content.length);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, check]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  const dots = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) randomBytes(width / 3).copy(dots, y * (width + 1) + 1);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(dots)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

async function fileOf(n) {
  const bytes = 1_000_000 + ((n * 37) % 100) * 10_000;
  if (n % 10 === 9) return [png(), `扫描${n}.png`];
  return n % 2 === 0 ? [jpeg(bytes), `照片${n}.jpg`] : [await scan(bytes), `扫描${n}.pdf`];
}

/** Somebody who has signed in, and hands in files and takes others out piece by piece. */
async function clientOf(port, username) {
  const address = (path) => `http://127.0.0.1:${port}/api/v1/${path}`;
  const json = { 'content-type': 'application/json' };
  const signedIn = await fetch(address('session'), {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ username, password: 'yueshan-2026' }),
  });
  const cookie = signedIn.headers.getSetCookie()[0].split(';')[0];
  const { actor } = await signedIn.json();
  const asked = async (path, init) => {
    const answer = await fetch(address(path), { method: 'POST', ...init });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  };
  return {
    actor,
    post: (path, body) => asked(path, { headers: { ...json, cookie }, body: JSON.stringify(body) }),
    async attach(id, [content, name]) {
      const form = new FormData();
      form.set('kind', 'paper');
      form.set('file', new Blob([content]), name);
      await (await asked(`disputes/${id}/attachments`, { headers: { cookie }, body: form })).arrayBuffer();
    },
  };
}

async function caseWith(mediator, files) {
  const answer = await mediator.post('disputes', {
    channel: 'visit',
    origin: 'grid',
    placeId: mediator.actor.organisationId,
    typeCode: 'NEI',
    summary: '两家为门前排水沟争吵',
    parties: [
      { role: 'applicant', name: '赵大山' },
      { role: 'respondent', name: '钱小河' },
    ],
  });
  const { id } = await answer.json();
  for (let n = 0; n < files; n += 1) await mediator.attach(id, await fileOf(n));
  return id;
}

/** Takes a dossier out and throws it away. @returns its size, how long it took, and the most memory meanwhile, in MB and s */
async function taken(mediator, pid, id, form) {
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
  const from = performance.now();
  const { body } = await mediator.post(`disputes/${id}/dossier/${form}`, { reason: '量内存用' });
  let bytes = 0;
  for await (const piece of body) bytes += piece.length;
  const most = megabytes(pid, 'VmHWM');
  return { size: bytes / 1e6, seconds: (performance.now() - from) / 1000, most };
}

await withFolder((folder) =>
  withTownship(async ({ databaseUrl, keyFile }) => {
    const api = await startApi({ databaseUrl, keyFile }, { FENGQIAO_DATA: folder });
    try {
      const mediator = await clientOf(api.port, 'guochangshun');
      const cases = [await caseWith(mediator, few), await caseWith(mediator, many)];
      const rows = [];
      for (const form of ['pdf', 'zip']) {
        // The first loads the writer and its typeface.
        await taken(mediator, api.pid, cases[0], form);
        const one = await taken(mediator, api.pid, cases[0], form);
        const other = await taken(mediator, api.pid, cases[1], form);
        const ratio = other.most / one.most;
        rows.push([
          form,
          ratio.toFixed(2),
          judged(ratio <= target),
          Math.round(one.most),
          Math.round(other.most),
          one.size.toFixed(0),
          other.size.toFixed(0),
          one.seconds.toFixed(1),
          other.seconds.toFixed(1),
        ]);
      }
      table([
        ['as', `most ${many}/${few}`, `(≤ ${target})`, 'most MB', '', 'size MB', '', 's', ''],
        ['', '', '', `${few} files`, `${many} files`, `${few}`, `${many}`, `${few}`, `${many}`],
        ...rows,
      ]);
    } finally {
      await api.stop();
    }
  }),
);
