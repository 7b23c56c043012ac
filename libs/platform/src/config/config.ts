import { z } from 'zod';

const number = (least: number, most: number, usual: number) =>
  z.coerce.number({ error: '应为整数 · must be a whole number' }).int().min(least).max(most).default(usual);
const flag = (usual: boolean) =>
  z
    .enum(['true', 'false'], { error: '应为 true 或 false · must be true or false' })
    .default(usual ? 'true' : 'false')
    .transform((value) => value === 'true');
const url = (...protocols: readonly string[]) =>
  z
    .string()
    .refine(
      (value) => protocols.some((protocol) => value.startsWith(`${protocol}://`) && URL.canParse(value)),
      {
        error: `应为 ${protocols.join(' 或 ')}:// 开头的地址 · must be an address of this kind`,
      },
    )
    .optional();

/** Every setting, from the environment. What is not set has a default; nothing has to be set to start. */
const environment = z.object({
  /** PostgreSQL; without it the product starts the one that came with it. */
  DATABASE_URL: url('postgres', 'postgresql'),
  /** Redis for the queue; without it the queue lives in PostgreSQL. */
  REDIS_URL: url('redis', 'rediss'),
  /** Connections of one process to PostgreSQL. */
  DATABASE_POOL: number(2, 200, 10),
  HOST: z.string().default('127.0.0.1'),
  PORT: number(0, 65_535, 8080),
  /** Folder of the embedded database. */
  FENGQIAO_DATA: z.string().optional(),
  /** What an empty database is filled with at the first start. */
  FENGQIAO_SEED: z
    .enum(['demo', 'empty'], { error: '应为 demo 或 empty · must be demo or empty' })
    .default('demo'),
  /** Training only: the product lives so many days later. */
  FENGQIAO_CLOCK_SHIFT_DAYS: number(-3650, 3650, 0),
  LOG_LEVEL: z.enum(['debug', 'log', 'warn', 'error']).default('log'),
  SESSION_HOURS: number(1, 720, 12),
  /** Send the session cookie over https only. */
  COOKIE_SECURE: flag(false),
  /** Behind a reverse proxy: believe its X-Forwarded headers. */
  TRUST_PROXY: flag(false),
  /** Lets somebody other than this machine read the metrics. */
  METRICS_TOKEN: z.string().min(16).optional(),
});

export interface Config {
  readonly databaseUrl: string | undefined;
  readonly redisUrl: string | undefined;
  readonly poolSize: number;
  readonly host: string;
  readonly port: number;
  readonly dataFolder: string | undefined;
  readonly seed: 'demo' | 'empty';
  readonly clockShiftDays: number;
  readonly logLevel: 'debug' | 'log' | 'warn' | 'error';
  readonly sessionHours: number;
  readonly isCookieSecure: boolean;
  readonly isBehindProxy: boolean;
  readonly metricsToken: string | undefined;
}

/** A setting has a value that cannot be used. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Reads the settings. An empty value counts as not set.
 * @throws ConfigError naming every setting that is wrong, in both languages
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
    throw new ConfigError(`环境变量有误 · Settings that cannot be used:\n${faults.join('\n')}`);
  }
  const { data } = parsed;
  return {
    databaseUrl: data.DATABASE_URL,
    redisUrl: data.REDIS_URL,
    poolSize: data.DATABASE_POOL,
    host: data.HOST,
    port: data.PORT,
    dataFolder: data.FENGQIAO_DATA,
    seed: data.FENGQIAO_SEED,
    clockShiftDays: data.FENGQIAO_CLOCK_SHIFT_DAYS,
    logLevel: data.LOG_LEVEL,
    sessionHours: data.SESSION_HOURS,
    isCookieSecure: data.COOKIE_SECURE,
    isBehindProxy: data.TRUST_PROXY,
    metricsToken: data.METRICS_TOKEN,
  };
}
