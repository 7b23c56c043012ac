import { Problem } from './problem.ts';

/**
 * Asks for a file by a request that says more than an address may: a reason, or that numbers are shown in full.
 * @returns the file under the name that the server gives it
 * @throws Problem where the server refuses or cannot be reached
 */
export async function handedOut(path: string, body: object): Promise<File> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => {
    throw Problem.unreachable();
  });
  if (!response.ok) throw await Problem.from(response);
  const spelt = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  const blob = await response.blob();
  return new File([blob], decodeURIComponent(spelt ?? ''), { type: blob.type });
}

/** How long a browser may take until it has begun to keep a file. */
const patienceMs = 10_000;

/** Puts a file into the downloads. */
export function intoDownloads(file: File): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), patienceMs);
}
