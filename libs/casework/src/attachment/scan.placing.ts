import { parsePaperCode, partsOfScan } from '#domain';
import type { Tx } from '#platform';
import { codeDamaged, codeOfAnotherCase, codeUnknown } from './attachment.refusals.ts';
import { printNamed } from './attachment.store.ts';
import type { TakenFile } from './upload.taking.ts';

/**
 * The file with what its codes say that it is, whatever place it was handed in for: the one door through which every scan
 * goes into a case. One that bears no code stays what whoever added it says.
 * @throws RuleError kind "conflict", code "paper-of-another-case"; kind "not-found", code "no-such-paper", also where the check
 *         does not fit; kind "invalid", code "paper-code-damaged"
 * @source decision 0066
 */
export async function placedByCodes(tx: Tx, disputeId: string, file: TakenFile): Promise<TakenFile> {
  const { scan } = file;
  if (scan === undefined) return file;
  const found = [];
  for (const { page, code } of scan.codes) {
    const named = parsePaperCode(code);
    if (named === null) throw codeDamaged();
    if (named.disputeId !== disputeId) throw codeOfAnotherCase(scan.pages > 1 ? page : undefined);
    const print = await printNamed(tx, disputeId, named);
    if (print === undefined || !print.digest.startsWith(named.check)) throw codeUnknown();
    found.push({ page, form: named.form, printId: print.id });
  }
  const parts = partsOfScan(scan.pages, found);
  const [first, ...others] = parts;
  if (first === undefined) return file;
  const { form, printId } = first;
  const isOne = others.every((part) => part.printId === printId);
  return { ...file, kind: 'paper', form, printId, parts: isOne ? undefined : parts };
}
