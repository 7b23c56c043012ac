/**
 * The code of an error: SQLSTATE of the server (`23505`), also inside TypeORM's wrapping, or the system's (`ENOSPC`).
 *
 * By shape and not by `instanceof`: under Jest the errors of Node itself come from another realm.
 */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return 'driverError' in error ? errorCode(error.driverError) : undefined;
}
