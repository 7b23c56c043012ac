import { parsePaperCode, partsOfScan } from '#domain';
import type { Tx } from '#platform';
import { codeDamaged, codeOfAnotherCase, codeUnknown, notPrinted } from './attachment.refusals.ts';
import { type NamedPrint, namedPrints } from './attachment.store.ts';
import type { TakenFile } from './upload.taking.ts';

/**
 * The print that a code names, among those of a case.
 * @param read.page  on which it stands, of a file with several
 * @throws RuleError kind "invalid", code "paper-code-damaged"; kind "conflict", code "paper-of-another-case"; kind "not-found",
 *         code "no-such-paper", also where the check does not fit
 */
export function printOfCode<Print extends Pick<NamedPrint, 'form' | 'version' | 'digest'>>(
  disputeId: string,
  read: { readonly code: string; readonly page?: number | undefined },
  prints: readonly Print[],
): Print {
  const named = parsePaperCode(read.code);
  if (named === null) throw codeDamaged();
  if (named.disputeId !== disputeId) throw codeOfAnotherCase(read.page);
  const print = prints.find(({ form, version }) => form === named.form && version === named.version);
  if (print === undefined || !print.digest.startsWith(named.check)) throw codeUnknown();
  return print;
}

/**
 * The file with what its codes say that it is, whatever place it was handed in for: the one door through which every scan
 * goes into a case. One that bears no code stays what whoever added it says.
 * @throws RuleError as {@link printOfCode}; kind "conflict", code "paper-of-another-case" for a print that is none of this case
 * @source decision 0066
 */
export async function placedByCodes(tx: Tx, disputeId: string, file: TakenFile): Promise<TakenFile> {
  const { scan } = file;
  if (scan === undefined && file.printId === undefined) return file;
  const prints = await namedPrints(tx, disputeId);
  if (scan === undefined) {
    if (!prints.some(({ id, form }) => id === file.printId && form === file.form)) throw notPrinted();
    return file;
  }
  const found = scan.codes.map(({ page, code }) => {
    const read = { code, page: scan.pages > 1 ? page : undefined };
    const { id: printId, form } = printOfCode(disputeId, read, prints);
    return { page, form, printId, isEnd: parsePaperCode(code)?.isEnd };
  });
  const parts = partsOfScan(scan.pages, found);
  const [first, ...others] = parts;
  if (first === undefined) return file;
  const { form, printId } = first;
  const isWhole = first.hasEnd !== false && others.every((part) => part.printId === printId);
  return { ...file, kind: 'paper', form, printId, parts: isWhole ? undefined : parts };
}
