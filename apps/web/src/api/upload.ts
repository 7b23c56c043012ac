import { Problem } from './problem.ts';

/** A file on its way to the server. */
export interface Upload {
  readonly path: string;
  /** What stands beside the file; the server reads it whichever comes first. */
  readonly fields: Readonly<Record<string, string>>;
  readonly file: File;
  /** Sent twice under one key, it is taken once. */
  readonly key: string;
  /** From 0 to 1, as it goes. */
  readonly onProgress?: (part: number) => void;
}

/** How long nothing may move before the line counts as down. */
const stallMs = 60_000;

/**
 * Sends a file and tells how far it has come, which `fetch` cannot.
 * @returns what the server answers
 * @throws Problem when the server refuses it, or there is no line
 */
export async function upload<Answer>({ path, fields, file, key, onProgress }: Upload): Promise<Answer> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', file, file.name);
  const response = await new Promise<Response>((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.setRequestHeader('idempotency-key', key);
    const giveUp = () => request.abort();
    let stall = setTimeout(giveUp, stallMs);
    request.upload.onprogress = ({ loaded, total }) => {
      clearTimeout(stall);
      stall = setTimeout(giveUp, stallMs);
      onProgress?.(total > 0 ? loaded / total : 0);
    };
    request.onload = () => resolve(new Response(request.responseText, { status: request.status }));
    request.onerror = () => reject(Problem.unreachable());
    request.onabort = request.onerror;
    request.onloadend = () => clearTimeout(stall);
    request.send(form);
  });
  if (!response.ok) throw await Problem.from(response);
  return (await response.json()) as Answer;
}
