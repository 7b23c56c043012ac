import { Input } from 'antd';
import { useIsPrinting } from './printing.ts';

/** What the form hands to a control of its own. */
export interface Controlled<Value> {
  readonly value?: Value | undefined;
  readonly onChange?: ((value: Value | undefined) => void) | undefined;
  readonly id?: string | undefined;
  /** Where the sentence stands that says what is wrong with it. */
  readonly 'aria-describedby'?: string | undefined;
  readonly 'aria-invalid'?: boolean | 'true' | undefined;
}

/** What a control hands on to the field within it, for those who do not see what stands around it. */
export const ariaIn = ({
  'aria-describedby': by,
  'aria-invalid': isInvalid,
}: Pick<Controlled<never>, 'aria-describedby' | 'aria-invalid'>) => ({
  ...(by === undefined ? {} : { 'aria-describedby': by }),
  ...(isInvalid === undefined ? {} : { 'aria-invalid': isInvalid }),
});

/**
 * A day. The browser's own field: large on a phone, typed on a keyboard.
 * @param label  its name where no field of a form names it
 */
export function DayInput({
  value,
  onChange,
  id,
  label,
  ...aria
}: Controlled<string> & { readonly label?: string }) {
  return (
    <Input
      {...ariaIn(aria)}
      {...(id ? { id } : {})}
      {...(label ? { 'aria-label': label } : {})}
      type="date"
      min="1990-01-01"
      max="2099-12-31"
      value={value ?? ''}
      onChange={({ target }) => onChange?.(target.value || undefined)}
      style={{ maxWidth: 220 }}
    />
  );
}

/** A day and a time of the office. */
export function MomentInput({ value, onChange, id, ...aria }: Controlled<string>) {
  return (
    <Input
      {...ariaIn(aria)}
      {...(id ? { id } : {})}
      type="datetime-local"
      value={value ?? ''}
      onChange={({ target }) => onChange?.(target.value || undefined)}
      style={{ maxWidth: 260 }}
    />
  );
}

/** A text of several lines. A field is one block for a printer, cut wherever a sheet ends: on paper stands the text itself. */
export function ParagraphInput({ value, onChange, ...rest }: Controlled<string>) {
  const isPrinting = useIsPrinting();
  return (
    <>
      <Input.TextArea
        {...rest}
        rows={3}
        className={isPrinting ? 'no-print' : ''}
        value={value ?? ''}
        onChange={({ target }) => onChange?.(target.value)}
      />
      {isPrinting && <p className="story on-paper">{value}</p>}
    </>
  );
}

/** One entry a line. */
export function LinesInput({ value, onChange, id, ...aria }: Controlled<readonly string[]>) {
  return (
    <Input.TextArea
      {...ariaIn(aria)}
      {...(id ? { id } : {})}
      rows={2}
      defaultValue={value?.join('\n') ?? ''}
      onChange={({ target }) =>
        onChange?.(
          target.value
            .split('\n')
            .map((line) => line.trim())
            .filter(Boolean),
        )
      }
    />
  );
}
