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

/**
 * Sends a file and tells how far it has come, which `fetch` cannot.
 * @throws Problem when the server refuses it, or there is no line
 */
export async function upload({ path, fields, file, key, onProgress }: Upload): Promise<void> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', file, file.name);
  const response = await new Promise<Response>((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.setRequestHeader('idempotency-key', key);
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0);
    request.onload = () => resolve(new Response(request.responseText, { status: request.status }));
    request.onerror = () => reject(Problem.unreachable());
    request.onabort = request.onerror;
    request.send(form);
  });
  if (!response.ok) throw await Problem.from(response);
}
