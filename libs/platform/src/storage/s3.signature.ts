import { createHash, createHmac } from 'node:crypto';

/** Who asks, and in which region. */
export interface S3Credentials {
  readonly accessKey: string;
  readonly secretKey: string;
  readonly region: string;
}

/** A request as it is signed. */
export interface SignedRequest {
  readonly method: string;
  readonly url: URL;
  /** SHA-256 of the body, in hexadecimal. */
  readonly bodyHash: string;
  /** Further headers that are to be signed, in small letters. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The world's time: a server refuses what is a quarter of an hour off. */
  readonly at: Date;
}

export const sha256 = (value: string | Buffer): string => createHash('sha256').update(value).digest('hex');
const hmac = (key: string | Buffer, value: string): Buffer =>
  createHmac('sha256', key).update(value).digest();

/**
 * The headers with which a request to an S3-compatible store is sent.
 * @source AWS Signature Version 4, "Authenticating Requests: Using the Authorization Header"
 */
export function signed(
  { method, url, bodyHash, headers = {}, at }: SignedRequest,
  { accessKey, secretKey, region }: S3Credentials,
): Readonly<Record<string, string>> {
  const time = at.toISOString().replace(/[-:]|\.\d{3}/g, '');
  const day = time.slice(0, 8);
  const all: Readonly<Record<string, string>> = {
    ...headers,
    host: url.host,
    'x-amz-content-sha256': bodyHash,
    'x-amz-date': time,
  };
  const names = Object.keys(all).sort(byCode);
  const request = [
    method,
    url.pathname.split('/').map(spelt).join('/'),
    canonicalQuery(url.searchParams),
    ...names.map((name) => `${name}:${all[name]?.trim()}`),
    '',
    names.join(';'),
    bodyHash,
  ].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', time, scope, sha256(request)].join('\n');
  const key = [region, 's3', 'aws4_request'].reduce<Buffer>(hmac, hmac(`AWS4${secretKey}`, day));
  const signature = hmac(key, toSign).toString('hex');
  return {
    ...all,
    authorization: `AWS4-HMAC-SHA256 Credential=${accessKey}/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`,
  };
}

function canonicalQuery(query: URLSearchParams): string {
  return [...query]
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .sort(byCode)
    .join('&');
}

/** By the codes of the characters, whatever the language of the machine. */
const byCode = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** A step of a path that is percent-encoded already, in the one spelling of the signature. */
const spelt = (step: string): string => encoded(decodeURIComponent(step));

/** Everything but letters, figures and four marks. @source RFC 3986, section 2.3 */
const encoded = (value: string): string =>
  encodeURIComponent(value).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
