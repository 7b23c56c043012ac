export * from './database/database.module.ts';
export { defaultDataFolder } from './database/embedded/data-folder.ts';
export { announceRunning, findRunning, type RunningProduct } from './database/embedded/running.ts';
export { type EmbeddedDatabase, type EmbeddedOptions, startEmbedded } from './database/embedded/start.ts';
export * from './database/migrate.ts';
export * from './database/options.ts';
export * from './database/start-error.ts';
export * from './database/transaction.ts';
