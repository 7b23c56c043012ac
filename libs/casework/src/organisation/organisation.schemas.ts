import { z } from 'zod';
import { organisationKinds, roles } from '#domain';

export const organisationView = z.object({
  id: z.uuid(),
  parentId: z.uuid().nullable(),
  kind: z.enum(organisationKinds),
  name: z.string(),
  shortName: z.string().nullable(),
  code: z.string().nullable(),
  active: z.boolean(),
  /** Of the office, for everybody; null where nobody has entered it. */
  phone: z.string().nullable(),
  address: z.string().nullable(),
});
export type OrganisationView = z.output<typeof organisationView>;

const date = z.iso.date();
export const staffView = z.object({
  id: z.uuid(),
  name: z.string(),
  organisation: z.object({ id: z.uuid(), name: z.string() }),
  active: z.boolean(),
  appointments: z.array(
    z.object({
      id: z.uuid(),
      role: z.enum(roles),
      isHead: z.boolean(),
      startsOn: date,
      endsOn: date.nullable(),
    }),
  ),
  /** The leave that runs, or else the next one. */
  leave: z
    .object({
      id: z.uuid(),
      startsOn: date,
      endsOn: date,
      substitute: z.object({ id: z.uuid(), name: z.string() }),
    })
    .nullable(),
});
export type StaffView = z.output<typeof staffView>;

// Named in the document of the interface, and so in the clients made from it.
z.globalRegistry.add(organisationView, { title: 'Organisation' });
z.globalRegistry.add(staffView, { title: 'StaffMember' });
