/** Every migration, in the order in which it runs. Append-only. */
export const migrations = [] as const;
