import type { CommandType, Label } from '#domain';

type Options = Readonly<Record<string, Label>>;

interface Common {
  /** Member of the command that it fills. */
  readonly name: string;
  readonly label: Label;
  /** Stands below the field. */
  readonly hint?: Label;
  /** May be left empty. */
  readonly optional?: true;
  /** Asked only while another field of the form says one of these. */
  readonly only?: { readonly name: string; readonly is: readonly string[] };
}

/** A field of a form, said as data: what it fills, what it is called, how it is asked. */
export type Field = Common &
  (
    | { readonly kind: 'line' | 'paragraph' | 'day' | 'time' | 'moment' | 'yuan' }
    /** A single box that must be ticked. */
    | { readonly kind: 'confirm' }
    | { readonly kind: 'yesNo' }
    /** `former`: no longer offered, still read. */
    | { readonly kind: 'choice' | 'choices'; readonly options: Options; readonly former?: Options }
    /** People who may mediate; `head`: one who may approve. */
    | { readonly kind: 'mediators' | 'mediator' | 'head' }
    | { readonly kind: 'unit' | 'units' }
    /** Parties of the case. */
    | { readonly kind: 'parties' }
    | { readonly kind: 'party' }
    | { readonly kind: 'remedies' | 'obligations' | 'signatures' | 'papers' | 'invited' | 'lines' }
    /** A whole number of people or things. */
    | { readonly kind: 'count' }
    /** A type of this place, which names the class with it. */
    | { readonly kind: 'localType' }
    /** Files of the case. */
    | { readonly kind: 'attachments' }
    /** One of the records of what was prevented that stand. */
    | { readonly kind: 'prevention' }
    /** One of the units that assist. */
    | { readonly kind: 'assisting' }
    /** One of the promises of the agreement. */
    | { readonly kind: 'obligation' }
    /** Another case, found by its number or words. */
    | { readonly kind: 'dispute' }
    /** One of the cases to which this one is linked. */
    | { readonly kind: 'linked' }
  );

/** The forms of some commands, field by field. */
export type Forms = Readonly<Partial<Record<CommandType, readonly Field[]>>>;
