/** What is wrong, by field: the first sentence of each path. */
export type Faults = Readonly<Record<string, string>>;

const idOf = (field: string): string => `fault-${field.replaceAll('.', '-')}`;

/** The fault of a field or of anything within it. */
function faultAt(faults: Faults, field: string): string | undefined {
  return Object.entries(faults).find(([path]) => path === field || path.startsWith(`${field}.`))?.[1];
}

/** What the line around a field shows: nothing where the field is right. */
export function faultOf(faults: Faults, field: string) {
  const sentence = faultAt(faults, field);
  return sentence === undefined
    ? {}
    : { validateStatus: 'error' as const, help: <span id={idOf(field)}>{sentence}</span> };
}

/** What the field itself tells those who do not see its colour. */
export const ariaOf = (faults: Faults, field: string) =>
  faultAt(faults, field) === undefined
    ? {}
    : { 'aria-invalid': true as const, 'aria-describedby': idOf(field) };

/** Brings the first wrong field to the eye and to the keyboard. */
export function showFirstFault(): void {
  const line = document.querySelector('.ant-form-item-has-error');
  line?.scrollIntoView({ block: 'center' });
  const field = line?.querySelector<HTMLElement>('[aria-invalid="true"]') ?? line?.querySelector('input');
  // A group is no place for the keyboard; its first choice is.
  (field?.matches('input, textarea') ? field : field?.querySelector<HTMLElement>('input'))?.focus({
    preventScroll: true,
  });
}
