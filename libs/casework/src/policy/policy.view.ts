import { z } from 'zod';
import { attachmentLevels, capabilities, commandTypes, relations, roles, sights } from '#domain';

const role = z.enum(roles);
const relation = z.enum(relations);
const grant = z.object({ role, relation });
const named = z.object({ id: z.uuid(), name: z.string() });

/** Of which case: its number, or its id where it has none yet. Without it, of cases at large. */
export const rightsQuery = z.strictObject({ dispute: z.string().trim().min(1).max(60).optional() });

/** What somebody may see and do, and through which rows of the policy. */
export const rightsView = z.object({
  person: named.extend({ organisation: named, roles: z.array(role) }),
  capabilities: z.array(
    z.object({
      capability: z.enum(capabilities),
      /** Those of the roles that carry it; empty: not allowed. */
      roles: z.array(role),
    }),
  ),
  /** What each role shows in each relation, where it shows anything. */
  sights: z.array(grant.extend({ sight: z.enum(sights) })),
  events: z.array(
    z.object({
      event: z.enum(commandTypes),
      /** Null without a case: it depends on the relation. */
      isAllowed: z.boolean().nullable(),
      /** The rows that allow it. */
      through: z.array(grant),
      /** For each role that may send it at all, the relations in which it may. */
      rows: z.array(z.object({ role, relations: z.array(relation) })),
      /** What stands against it although a row would allow it. */
      bar: z.object({ zh: z.string(), en: z.string() }).nullable(),
    }),
  ),
  dispute: z
    .object({
      id: z.uuid(),
      number: z.string().nullable(),
      relations: z.array(grant),
      sight: z.enum(sights),
      seenThrough: z.array(grant),
      readsAccesses: z.boolean(),
      attachmentLevels: z.array(z.enum(attachmentLevels)),
    })
    .nullable(),
});
z.globalRegistry.add(rightsView, { title: 'Rights' });
