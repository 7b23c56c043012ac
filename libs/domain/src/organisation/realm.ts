/** The part of the tree that somebody may look after. */
export interface Realm {
  readonly organisationId: string;
  /** The townships into which this person may look at all. */
  readonly townshipIds: readonly string[];
}

/** Does an organisation lie there: a township, what stands under one, or the body that somebody works in themselves. */
export function liesInRealm(
  { organisationId, townshipIds }: Realm,
  { id, parentId }: { readonly id: string; readonly parentId: string | null },
): boolean {
  return (
    id === organisationId || townshipIds.includes(id) || (parentId !== null && townshipIds.includes(parentId))
  );
}
