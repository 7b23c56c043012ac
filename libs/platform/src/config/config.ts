import type { OidcSettings } from '../auth/oidc/oidc.settings.ts';
import type { RateSettings } from '../rate/rate.settings.ts';
import type { StorageSettings } from '../storage/storage.settings.ts';
import { type Environment, environment } from './environment.ts';

/** Where, when and how many backups. */
interface BackupConfig {
  /** Undefined: none are made but by hand. */
  readonly folder: string | undefined;
  readonly hour: number;
  readonly keep: { readonly days: number; readonly weeks: number };
  readonly warnDays: number;
  readonly keyFile: string | undefined;
}

/** How far messages to people may go. */
interface OutgoingConfig {
  /** Training: nothing leaves. */
  readonly isClosed?: boolean;
  readonly mayReachThisMachine: boolean;
  readonly timeoutMs: number;
  /** Origin for links, without a path. */
  readonly publicUrl: string | undefined;
}

/** The settings of a process, read and checked once. */
export interface Config {
  readonly databaseUrl: string | undefined;
  readonly redisUrl: string | undefined;
  readonly poolSize: number;
  readonly host: string;
  readonly port: number;
  readonly healthPort: number | undefined;
  readonly dataFolder: string | undefined;
  readonly keyFile: string | undefined;
  readonly storage: StorageSettings | undefined;
  readonly backup: BackupConfig;
  readonly seed: 'demo' | 'empty';
  /** Whole days but in training, where people move the clock to an hour. */
  readonly clockShiftDays: number;
  readonly isTraining: boolean;
  readonly logLevel: 'debug' | 'log' | 'warn' | 'error';
  readonly sessionHours: number;
  readonly sessionDays: number;
  readonly secondFactorGraceDays: number;
  readonly rates: RateSettings;
  readonly oidc: OidcSettings | undefined;
  readonly outgoing: OutgoingConfig;
  readonly isCookieSecure: boolean;
  readonly isBehindProxy: boolean;
  readonly metricsToken: string | undefined;
  readonly statistics: { readonly smallBelow: number };
}

/** The settings of a process that shares its database with others. */
export interface ServerConfig extends Config {
  readonly databaseUrl: string;
}

/** A setting has a value that cannot be used. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Reads the settings. A blank value counts as not set.
 * @throws ConfigError naming every setting that is wrong, in both languages, without repeating values
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim() !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
    throw new ConfigError(`环境变量有误 · Settings that cannot be used:\n${faults.join('\n')}`);
  }
  const { data } = parsed;
  if (data.FENGQIAO_TRAINING && data.DATABASE_URL !== undefined) {
    throw new ConfigError(
      '培训模式只用自带的数据库：请取消 DATABASE_URL。\nTraining has a database of its own: unset DATABASE_URL.',
    );
  }
  const config = configOf(data);
  return data.FENGQIAO_TRAINING ? inTraining(config) : config;
}

/**
 * Training touches nothing of the office: another folder with keys, files and database of its own, no backups, no identity
 * provider. Sessions last: whoever moves the clock by a month is not signed out by it.
 */
function inTraining(config: Config): Config {
  return {
    ...config,
    isTraining: true,
    seed: 'demo',
    dataFolder: `${config.dataFolder ?? '.data'}-training`,
    keyFile: undefined,
    storage: undefined,
    backup: { ...config.backup, folder: undefined, keyFile: undefined },
    oidc: undefined,
    outgoing: { ...config.outgoing, isClosed: true },
    redisUrl: undefined,
    sessionHours: longDays * 24,
    sessionDays: longDays,
    secondFactorGraceDays: longDays,
  };
}

const longDays = 36_500;

function configOf(data: Environment): Config {
  return {
    isTraining: false,
    databaseUrl: data.DATABASE_URL,
    redisUrl: data.REDIS_URL,
    poolSize: data.DATABASE_POOL,
    host: data.HOST,
    port: data.PORT,
    healthPort: data.HEALTH_PORT,
    dataFolder: data.FENGQIAO_DATA,
    keyFile: data.FENGQIAO_KEY_FILE,
    storage: storageOf(data),
    backup: {
      folder: data.FENGQIAO_BACKUP_TO,
      hour: data.FENGQIAO_BACKUP_HOUR,
      keep: { days: data.FENGQIAO_BACKUP_KEEP_DAYS, weeks: data.FENGQIAO_BACKUP_KEEP_WEEKS },
      warnDays: data.FENGQIAO_BACKUP_WARN_DAYS,
      keyFile: data.FENGQIAO_BACKUP_KEY,
    },
    seed: data.FENGQIAO_SEED ?? (data.DATABASE_URL === undefined ? 'demo' : 'empty'),
    clockShiftDays: data.FENGQIAO_CLOCK_SHIFT_DAYS,
    logLevel: data.LOG_LEVEL,
    sessionHours: data.SESSION_HOURS,
    sessionDays: data.SESSION_DAYS,
    secondFactorGraceDays: data.SECOND_FACTOR_GRACE_DAYS,
    rates: {
      perAddress: data.RATE_PER_ADDRESS,
      perAccount: data.RATE_PER_ACCOUNT,
      signInsPerAddress: data.RATE_SIGN_INS,
      codesPerAddress: data.RATE_CODES,
      codesInAll: data.RATE_CODES_IN_ALL,
    },
    oidc: oidcOf(data),
    outgoing: {
      mayReachThisMachine: data.CHANNELS_TO_THIS_MACHINE,
      timeoutMs: data.CHANNEL_TIMEOUT_MS,
      publicUrl: data.PUBLIC_URL === undefined ? undefined : new URL(data.PUBLIC_URL).origin,
    },
    isCookieSecure: data.COOKIE_SECURE,
    isBehindProxy: data.TRUST_PROXY,
    metricsToken: data.METRICS_TOKEN,
    statistics: { smallBelow: data.STATISTICS_SMALL_BELOW },
  };
}

/**
 * Reads the settings of an `api` or `worker` process.
 * @throws ConfigError as {@link readConfig}, and without DATABASE_URL
 */
export function readServerConfig(env: Readonly<Record<string, string | undefined>>): ServerConfig {
  const config = readConfig(env);
  const { databaseUrl } = config;
  if (databaseUrl !== undefined) return { ...config, databaseUrl };
  throw new ConfigError(
    '请设置 DATABASE_URL；单机运行请用 npm start。\nSet DATABASE_URL; to run on one machine: npm start.',
  );
}

/** @throws ConfigError for a bucket without its keys */
function storageOf(data: Environment): StorageSettings | undefined {
  const { STORAGE_URL: url, STORAGE_REGION: region } = data;
  if (url === undefined) return undefined;
  if (url.startsWith('file:')) return { url };
  const { STORAGE_ACCESS_KEY: accessKey, STORAGE_SECRET_KEY: secretKey } = data;
  if (accessKey !== undefined && secretKey !== undefined) return { url, region, accessKey, secretKey };
  throw new ConfigError(
    'STORAGE_URL 为对象存储地址时，还须设置 STORAGE_ACCESS_KEY 和 STORAGE_SECRET_KEY。\n' +
      'With a bucket in STORAGE_URL, STORAGE_ACCESS_KEY and STORAGE_SECRET_KEY are needed as well.',
  );
}

/** @throws ConfigError where only some of its settings are there */
function oidcOf(data: Environment): OidcSettings | undefined {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, PUBLIC_URL } = data;
  if (OIDC_ISSUER === undefined) return undefined;
  if (OIDC_CLIENT_ID === undefined || OIDC_CLIENT_SECRET === undefined || PUBLIC_URL === undefined) {
    throw new ConfigError(
      '设置了 OIDC_ISSUER 时，还须设置 OIDC_CLIENT_ID、OIDC_CLIENT_SECRET 和 PUBLIC_URL。\n' +
        'With OIDC_ISSUER set, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET and PUBLIC_URL are needed as well.',
    );
  }
  return {
    issuer: OIDC_ISSUER,
    clientId: OIDC_CLIENT_ID,
    clientSecret: OIDC_CLIENT_SECRET,
    publicUrl: new URL(PUBLIC_URL).origin,
    usernameClaim: data.OIDC_USERNAME_CLAIM,
    name: data.OIDC_NAME,
  };
}
