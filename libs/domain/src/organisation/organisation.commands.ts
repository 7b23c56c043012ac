import { z } from 'zod';
import { requiredText } from '../required.text.ts';
import { organisationKinds, roles } from './organisation.codes.ts';

const name = requiredText(100);
const date = z.iso.date();

/** Adds an organisation under another. */
export const newOrganisation = z.strictObject({
  parentId: z.uuid(),
  kind: z.enum(organisationKinds),
  name,
  /** Stands in the case numbers of a township. */
  shortName: z
    .string()
    .trim()
    .regex(/^[^\s()（）\d]{1,10}$/)
    .optional(),
  /** Official code of the place, GB/T 2260 and 10114. */
  code: z
    .string()
    .trim()
    .regex(/^\d{6,15}$/)
    .optional(),
});
export type NewOrganisation = z.output<typeof newOrganisation>;

/** What a body tells everybody who looks for it; null takes it away. Never a telephone of a person. */
const publicLine = (max: number, form: RegExp) => z.string().trim().min(1).max(max).regex(form).nullable();
/** Of the office itself: digits with what people write between them. */
const officePhone = publicLine(40, /^[\d+()（） \-－转/、]+$/);
const officeAddress = publicLine(100, /^[^\0\p{Cc}]+$/u);

/** Renames an organisation, says where it is found, or closes it and opens it again. */
export const organisationChange = z
  .strictObject({
    name,
    shortName: newOrganisation.shape.shortName,
    active: z.boolean(),
    phone: officePhone,
    address: officeAddress,
  })
  .partial();
export type OrganisationChange = z.output<typeof organisationChange>;

/** Said by whoever knows that open cases are left with nobody who mediates them: they are not handed on first. */
const leaveCases = z.boolean().optional();

/** Gives somebody a role for a term. @source Mediation Act, arts. 8–9: mediators serve for terms of three years */
export const newAppointment = z
  .strictObject({
    role: z.enum(roles),
    isHead: z.boolean().default(false),
    startsOn: date,
    endsOn: date.optional(),
  })
  .refine(({ startsOn, endsOn }) => endsOn === undefined || endsOn >= startsOn, {
    path: ['endsOn'],
    params: { zh: '任期结束日不能早于开始日', en: 'A term cannot end before it begins' },
  });
export type NewAppointment = z.output<typeof newAppointment>;

/** Ends a term on a day, the last on which it still runs. */
export const termEnd = z.strictObject({ endsOn: date, leaveCases });
export type TermEnd = z.output<typeof termEnd>;

/** Adds somebody who works here, with an account. */
export const newStaff = z.strictObject({
  name,
  organisationId: z.uuid(),
  username: z
    .string()
    .trim()
    .regex(/^[\p{L}\p{N}._-]{3,40}$/u),
  /** A first password; the person must replace it at the first sign-in. */
  password: z.string().min(10).max(128),
  appointments: z.array(newAppointment).min(1).max(8),
});
export type NewStaff = z.output<typeof newStaff>;

/** Shuts or opens somebody's access, or sets a first password again. */
export const staffChange = z
  .strictObject({ active: z.boolean(), password: newStaff.shape.password, leaveCases })
  .partial();
export type StaffChange = z.output<typeof staffChange>;

const claim = z.string().trim().min(1).max(255);
/** Who somebody is at the identity provider: its own id of them, or their user name there. */
export const oidcIdentity = z.union([
  z.strictObject({ subject: claim }),
  z.strictObject({ username: claim }),
]);
