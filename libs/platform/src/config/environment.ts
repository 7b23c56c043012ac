import { z } from 'zod';

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .refine((value) => /^-?\d{1,9}$/.test(value) && Number(value) >= least && Number(value) <= most, {
      error: `应为 ${least} 至 ${most} 之间的整数 · must be a whole number from ${least} to ${most}`,
    })
    .transform(Number);
const oneOf = <const Value extends string>(values: readonly Value[]) =>
  z.enum(values, { error: `应为 ${values.join(' 或 ')} · must be ${values.join(' or ')}` });
const flag = () =>
  oneOf(['true', 'false'])
    .default('false')
    .transform((value) => value === 'true');
const url = (...protocols: readonly string[]) => {
  const starts = protocols.map((protocol) => `${protocol}://`);
  return z
    .string()
    .refine((value) => starts.some((start) => value.startsWith(start)) && URL.canParse(value), {
      error: `应为 ${starts.join(' 或 ')} 开头的地址 · must be an address that starts with ${starts.join(' or ')}`,
    })
    .optional();
};

/** Over plain HTTP anybody on the way could sign in as anybody, so it is for this machine alone. */
const secureUrl = () =>
  url('https', 'http').refine(
    (value) => value === undefined || value.startsWith('https:') || isLoopback(new URL(value).hostname),
    { error: '应为 https 地址（本机除外） · must be https, except on this machine' },
  );
const isLoopback = (host: string): boolean => /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(host);

/** Every setting, from the environment. What is not set has a default; nothing has to be set to start. */
export const environment = z.object({
  /** PostgreSQL; without it the product starts the one that came with it. */
  DATABASE_URL: url('postgres', 'postgresql'),
  /** Redis for the queue; without it the queue lives in PostgreSQL. */
  REDIS_URL: url('redis', 'rediss'),
  /** Connections of one process to PostgreSQL. */
  DATABASE_POOL: wholeNumber(2, 200).default(10),
  HOST: z.string().default('127.0.0.1'),
  PORT: wholeNumber(0, 65_535).default(8080),
  /** Where a worker tells whoever watches it that it is well; without it nowhere. */
  HEALTH_PORT: wholeNumber(1, 65_535).optional(),
  /** Folder of the embedded database. */
  FENGQIAO_DATA: z.string().optional(),
  /**
   * Where the files of cases lie, encrypted: `file:///folder`, or the address of a bucket of an S3-compatible store
   * (`https://server/bucket`, `https://bucket.server`). Default: the folder `files` beside the data. All processes see the same.
   */
  STORAGE_URL: url('file', 'http', 'https'),
  STORAGE_REGION: z.string().default('us-east-1'),
  STORAGE_ACCESS_KEY: z.string().optional(),
  STORAGE_SECRET_KEY: z.string().optional(),
  /** The key ring; default: in the data folder. Keep a copy apart from the data. */
  FENGQIAO_KEY_FILE: z.string().optional(),
  /** Folder of the backups; set, one is made every day. */
  FENGQIAO_BACKUP_TO: z.string().optional(),
  /** Hour of the day, in the office's zone. */
  FENGQIAO_BACKUP_HOUR: wholeNumber(0, 23).default(2),
  /** The newest backup of each of so many days and weeks is kept. */
  FENGQIAO_BACKUP_KEEP_DAYS: wholeNumber(1, 3650).default(14),
  FENGQIAO_BACKUP_KEEP_WEEKS: wholeNumber(0, 520).default(8),
  /** Administrators are told when the last good backup is older than so many days. */
  FENGQIAO_BACKUP_WARN_DAYS: wholeNumber(1, 365).default(2),
  /** The key of the backups; default: beside the key ring. Never in the folder of the backups. */
  FENGQIAO_BACKUP_KEY: z.string().optional(),
  /**
   * What an empty database is filled with at the first start. Default: the demonstration on the embedded one, nothing on a
   * server: its sign-ins have a password that everybody knows.
   */
  FENGQIAO_SEED: oneOf(['demo', 'empty']).optional(),
  /** Training only: the product lives so many days later. */
  FENGQIAO_CLOCK_SHIFT_DAYS: wholeNumber(-3650, 3650).default(0),
  /** Training: a data folder and a township of its own, a clock that people move; nothing is sent to anybody outside. */
  FENGQIAO_TRAINING: oneOf(['1', 'true', '0', 'false'])
    .default('0')
    .transform((value) => value === '1' || value === 'true'),
  LOG_LEVEL: oneOf(['debug', 'log', 'warn', 'error']).default('log'),
  /** A session ends after so many hours without a request … */
  SESSION_HOURS: wholeNumber(1, 720).default(12),
  /** … and in any case so many days after the sign-in. */
  SESSION_DAYS: wholeNumber(1, 90).default(7),
  /** Administrators and auditors may do without a second factor for so many days after they were first told. */
  SECOND_FACTOR_GRACE_DAYS: wholeNumber(0, 365).default(14),
  /** Requests of one address a minute; 0: no limit. Behind one address may sit a whole office. */
  RATE_PER_ADDRESS: wholeNumber(0, 1_000_000).default(6_000),
  /** Requests of one account a minute; 0: no limit. */
  RATE_PER_ACCOUNT: wholeNumber(0, 1_000_000).default(1_200),
  /** Tries to sign in of one address a minute; 0: no limit. */
  RATE_SIGN_INS: wholeNumber(0, 1_000_000).default(60),
  /** Codes of receipts that one address tries a minute; 0: no limit. */
  RATE_CODES: wholeNumber(0, 1_000_000).default(30),
  /** Codes of receipts that are tried from anywhere a minute; 0: no limit. */
  RATE_CODES_IN_ALL: wholeNumber(0, 1_000_000).default(600),
  /** Send the session cookie over https only. */
  COOKIE_SECURE: flag(),
  /** Behind a reverse proxy of this machine or a private network: believe its X-Forwarded headers. */
  TRUST_PROXY: flag(),
  /** Where browsers reach the product, e.g. https://fengqiao.yueshan.example; for the identity provider and for links in messages. */
  PUBLIC_URL: secureUrl(),
  /** An identity provider (OpenID Connect) beside the accounts of the product, and this product's name and secret there. */
  OIDC_ISSUER: secureUrl(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  /** The claim by which administrators register people, besides the subject. */
  OIDC_USERNAME_CLAIM: z.string().default('preferred_username'),
  /** Stands on the button. */
  OIDC_NAME: z.string().default('单点登录'),
  /** Lets channels send to this machine, unencrypted: a mail relay or a gateway for text messages beside the product. */
  CHANNELS_TO_THIS_MACHINE: flag(),
  /** How long a receiver of messages may take to answer. */
  CHANNEL_TIMEOUT_MS: wholeNumber(100, 60_000).default(10_000),
  /** Lets somebody other than this machine read the metrics. */
  METRICS_TOKEN: z.string().min(16, '至少 16 个字符 · at least 16 characters').optional(),
  /** Over fewer cases than these no percentage is printed, only their number. */
  STATISTICS_SMALL_BELOW: wholeNumber(1, 1_000).default(10),
});

/** The variables of a process, read. */
export type Environment = z.output<typeof environment>;
