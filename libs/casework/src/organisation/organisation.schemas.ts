import { z } from 'zod';
import { organisationKinds, roles } from '#domain';

const name = z.string().trim().min(1).max(100);

export const organisationView = z.object({
  id: z.uuid(),
  parentId: z.uuid().nullable(),
  kind: z.enum(organisationKinds),
  name: z.string(),
  shortName: z.string().nullable(),
  code: z.string().nullable(),
  active: z.boolean(),
});
export type OrganisationView = z.output<typeof organisationView>;

export const newOrganisation = z.strictObject({
  parentId: z.uuid(),
  kind: z.enum(organisationKinds),
  name,
  shortName: z
    .string()
    .trim()
    .regex(/^[^\s()（）\d]{1,10}$/)
    .optional(),
  code: z
    .string()
    .trim()
    .regex(/^\d{6,15}$/)
    .optional(),
});
export const organisationChange = z
  .strictObject({ name, shortName: newOrganisation.shape.shortName, active: z.boolean() })
  .partial();

const date = z.iso.date();
const appointmentView = z.object({
  id: z.uuid(),
  role: z.enum(roles),
  isHead: z.boolean(),
  startsOn: date,
  endsOn: date.nullable(),
});
export const staffView = z.object({
  id: z.uuid(),
  name: z.string(),
  organisation: z.object({ id: z.uuid(), name: z.string() }),
  active: z.boolean(),
  appointments: z.array(appointmentView),
});
export type StaffView = z.output<typeof staffView>;

/** @source Mediation Act, arts. 8–9: mediators serve for terms of three years */
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
export const staffChange = z
  .strictObject({ active: z.boolean(), password: newStaff.shape.password })
  .partial();
const claim = z.string().trim().min(1).max(255);
/** Who somebody is at the identity provider: its own id of them, or their user name there. */
export const oidcIdentity = z.union([
  z.strictObject({ subject: claim }),
  z.strictObject({ username: claim }),
]);
export const termEnd = z.strictObject({ endsOn: date });

// Named in the document of the interface, and so in the clients made from it.
z.globalRegistry.add(organisationView, { title: 'Organisation' });
z.globalRegistry.add(staffView, { title: 'StaffMember' });
