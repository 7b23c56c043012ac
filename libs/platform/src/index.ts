export { AccountService } from './auth/account.service.ts';
export { type AccountAction, accountActionLabels } from './auth/account.trail.ts';
export { ApiKeyService } from './auth/api-key.service.ts';
export {
  Access,
  BeforeDuties,
  CurrentActor,
  Public,
  Scope,
  SessionOnly,
} from './auth/auth.decorators.ts';
export { AuthModule } from './auth/auth.module.ts';
export type { AccessPolicy, ActorSource } from './auth/auth.ports.ts';
export { AUTH_SETTINGS, type AuthSettings } from './auth/auth.settings.ts';
export { apiKeyView } from './auth/auth.views.ts';
export { OidcIdentities, type RegisteredBy } from './auth/oidc/oidc.identities.ts';
export type { OidcSettings } from './auth/oidc/oidc.settings.ts';
export { PasswordService } from './auth/password.service.ts';
export { qrSquare } from './auth/second-factor/qr.square.ts';
export { SecondFactorService } from './auth/second-factor/second-factor.service.ts';
export { SessionList } from './auth/session.list.ts';
export { backupFaults } from './backup/backup.error.ts';
export {
  type BackupKey,
  keyFromCode,
  readBackupKey,
  withNewCode,
  writeBackupKey,
} from './backup/backup.key.ts';
export { checkBackup } from './backup/check-backup.ts';
export type { BackupOrder, FileSource } from './backup/make-backup.ts';
export { type FoundBackup, findBackup, findBackups, type OpenBackup, openBackup } from './backup/manifest.ts';
export { endRestore, restoreBackup } from './backup/restore-backup.ts';
export { checkKeyRing, putBackKeys } from './backup/restored.keys.ts';
export { backupKeyPath, type TakenBackup, takeBackup } from './backup/take-backup.ts';
export { ClockModule } from './clock/clock.module.ts';
export { Clock, FixedClock, SystemClock, TrainingClock } from './clock/clock.ts';
export {
  type Config,
  ConfigError,
  readConfig,
  readServerConfig,
  type ServerConfig,
} from './config/config.ts';
export { programVersion } from './config/program.ts';
export * from './database/database.module.ts';
export { defaultDataFolder } from './database/embedded/data-folder.ts';
export { announceRunning, findRunning, type RunningProduct } from './database/embedded/running.ts';
export { type EmbeddedDatabase, type EmbeddedOptions, startEmbedded } from './database/embedded/start.ts';
export { isoInstant } from './database/iso-instant.ts';
export * from './database/migrate.ts';
export * from './database/options.ts';
export * from './database/start-error.ts';
export * from './database/transaction.ts';
export type { HealthCheck } from './health/health.check.ts';
export { openHealthDoor } from './health/health.door.ts';
export { HealthModule } from './health/health.module.ts';
export { HealthService } from './health/health.service.ts';
export type { StoredFigure } from './health/stored.figure.ts';
export { type AnswerMetadata, Answers, answersOf } from './http/answers.ts';
export { createApp } from './http/create-app.ts';
export { IdempotencyKey, IfMatch } from './http/headers.ts';
export { listen } from './http/listen.ts';
export { documentOf } from './http/openapi.ts';
export { problemOfDatabaseCode } from './http/problem.catalogue.ts';
export { problemOf } from './http/problem.document.ts';
export { ProblemError } from './http/problem.ts';
export { etagOf, Versioned } from './http/versioned.ts';
export { checked } from './http/zod.pipe.ts';
export { correlationId, withCorrelation } from './logging/correlation.ts';
export { JsonLogger } from './logging/json.logger.ts';
export { enqueue, type OutboxMessage } from './outbox/enqueue.ts';
export { type OutboxBalance, observeOutbox, outboxBalance, replayFailed } from './outbox/outbox.balance.ts';
export type { RelayTimes } from './outbox/outbox.relay.ts';
export { type EndOptions, endOnSignal } from './process/end-on-signal.ts';
export { exitWithParent, type ParentWatch } from './process/exit-with-parent.ts';
export { explainFailure, startOrExplain } from './process/explain-failure.ts';
export { JobHandler, jobName, RecurringJob } from './queue/job.catalogue.ts';
export * from './queue/job.ts';
export { failureCode } from './queue/outage.ts';
export { migrateQueue } from './queue/queue.connection.ts';
export { QueueDoorModule } from './queue/queue.door.ts';
export { QueueModule, type QueueModuleOptions } from './queue/queue.module.ts';
export { Limited } from './rate/rate.guard.ts';
export type { RateSettings } from './rate/rate.settings.ts';
export { type CodeLock, lockUnder, unlockWith } from './sealing/code.lock.ts';
export { joinHalves, splitKey } from './sealing/halves.ts';
export { type KeyPair, makeKeyPair, openSealed, publicKeyOf, sealTo } from './sealing/sealed.box.ts';
export { decryptText, encryptText, makeTextKey } from './sealing/sealed.words.ts';
export {
  ObjectStore,
  type ReceivedObject,
  StorageError,
} from './storage/object.store.ts';
export { objectStoreFor, StorageModule } from './storage/storage.module.ts';
export type { CipherPlace, DataKey } from './vault/data.key.ts';
export * from './vault/encrypted.stream.ts';
export {
  decryptedRow,
  type EncryptedTable,
  encryptedRow,
  encryptedTable,
  indexesOf,
  rowName,
} from './vault/encrypted.table.ts';
export { boundTo, DecryptionError, decryptBytes, encryptBytes } from './vault/encryption.ts';
export { KeyFile, type KeySource, keyFileFor } from './vault/key.file.ts';
export { KeyRing } from './vault/key.ring.ts';
export * from './vault/key.rotation.ts';
export { prepareKeyFile } from './vault/prepare.keys.ts';
export { encryptPlain, type ReencryptOptions } from './vault/reencrypt.ts';
export { VaultModule } from './vault/vault.module.ts';
export { Vault } from './vault/vault.ts';
