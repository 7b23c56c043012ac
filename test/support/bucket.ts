import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A bucket on this machine that takes nothing on trust. */
export interface Bucket {
  readonly url: string;
  readonly accessKey: string;
  readonly secretKey: string;
  readonly region: string;
  readonly objects: Map<string, Buffer>;
  /** Statuses with which the next requests are refused. */
  readonly refusals: number[];
  close(): Promise<void>;
}

const keys = {
  accessKey: 'AKIDEXAMPLE',
  secretKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  region: 'cn-north-1',
};

/** Starts it. It checks signature, hash and length of every request, as the real ones do. */
export async function aBucket(): Promise<Bucket> {
  const objects = new Map<string, Buffer>();
  const refusals: number[] = [];
  const server = createServer((request, response) => {
    void answer(request, response, objects, refusals).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/fengqiao-files`,
    ...keys,
    objects,
    refusals,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  objects: Map<string, Buffer>,
  refusals: number[],
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const refuse = (status: number, code: string) =>
    response.writeHead(status).end(`<?xml version="1.0"?><Error><Code>${code}</Code></Error>`);
  const refusal = refusals.shift();
  if (refusal !== undefined) return void refuse(refusal, 'SlowDown');
  if (sha256(body) !== request.headers['x-amz-content-sha256'])
    return void refuse(400, 'XAmzContentSHA256Mismatch');
  if (!isSigned(request)) return void refuse(403, 'SignatureDoesNotMatch');
  const [, bucket, key = ''] = (request.url ?? '').split('/');
  if (bucket !== 'fengqiao-files') return void refuse(404, 'NoSuchBucket');
  const found = objects.get(key);
  if (request.method === 'PUT') {
    if (request.headers['content-length'] === undefined) return void refuse(411, 'MissingContentLength');
    objects.set(key, body);
    response.writeHead(200).end();
  } else if (request.method === 'DELETE') {
    objects.delete(key);
    response.writeHead(204).end();
  } else if (found === undefined) refuse(404, 'NoSuchKey');
  else response.writeHead(200, { 'content-length': found.length }).end(found);
}

/** The signature, made again from what arrived. Written from the specification, apart from the code under test. */
function isSigned({ method, url, headers }: IncomingMessage): boolean {
  const pattern =
    /^AWS4-HMAC-SHA256 Credential=(\w+)\/(\d{8})\/([\w-]+)\/s3\/aws4_request, SignedHeaders=([\w;-]+), Signature=(\w{64})$/;
  const [, id, day = '', region = '', names = '', signature] =
    pattern.exec(headers.authorization ?? '') ?? [];
  const time = String(headers['x-amz-date']);
  const isFresh =
    Math.abs(Date.now() - Date.parse(time.replace(/^(....)(..)(..T..)(..)/, '$1-$2-$3:$4:'))) < 900_000;
  if (id !== keys.accessKey || region !== keys.region || !time.startsWith(day) || !isFresh) return false;
  if (!['host', 'x-amz-content-sha256', 'x-amz-date'].every((name) => names.split(';').includes(name)))
    return false;
  const lines = names.split(';').map((name) => `${name}:${String(headers[name])}\n`);
  const [path, query = ''] = (url ?? '').split('?');
  const canonical = `${method}\n${path}\n${query}\n${lines.join('')}\n${names}\n${headers['x-amz-content-sha256']}`;
  const text = `AWS4-HMAC-SHA256\n${time}\n${day}/${region}/s3/aws4_request\n${sha256(canonical)}`;
  const dayKey = hmac(`AWS4${keys.secretKey}`, day);
  const signing = hmac(hmac(hmac(dayKey, region), 's3'), 'aws4_request');
  return hmac(signing, text).toString('hex') === signature;
}

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const sha256 = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');
