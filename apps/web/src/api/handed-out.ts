import { Problem } from './problem.ts';

/**
 * Asks for a file by a request that carries a reason, and puts it into the downloads under the name that the server gives it.
 * @throws Problem where the server refuses or cannot be reached
 */
export async function handedOut(path: string, body: object): Promise<void> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => {
    throw Problem.unreachable();
  });
  if (!response.ok) throw await Problem.from(response);
  const spelt = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = decodeURIComponent(spelt ?? '');
  link.click();
  URL.revokeObjectURL(link.href);
}
