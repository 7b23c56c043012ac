import { describe, expect, test } from '@jest/globals';
import { ConfigError, readConfig, readServerConfig } from './config.ts';

describe('the settings', () => {
  test('nothing has to be set', () => {
    expect(readConfig({})).toEqual({
      databaseUrl: undefined,
      redisUrl: undefined,
      poolSize: 10,
      host: '127.0.0.1',
      port: 8080,
      healthPort: undefined,
      dataFolder: undefined,
      keyFile: undefined,
      backup: {
        folder: undefined,
        hour: 2,
        keep: { days: 14, weeks: 8 },
        warnDays: 2,
        keyFile: undefined,
      },
      seed: 'demo',
      clockShiftDays: 0,
      isTraining: false,
      logLevel: 'log',
      sessionHours: 12,
      sessionDays: 7,
      secondFactorGraceDays: 14,
      oidc: undefined,
      outgoing: { mayReachThisMachine: false, timeoutMs: 10_000, publicUrl: undefined },
      rates: {
        perAddress: 6_000,
        perAccount: 1_200,
        signInsPerAddress: 60,
        codesPerAddress: 30,
        codesInAll: 600,
      },
      isCookieSecure: false,
      isBehindProxy: false,
      metricsToken: undefined,
      statistics: { smallBelow: 10 },
    });
  });

  test('an empty or blank value is none', () => {
    expect(readConfig({ DATABASE_URL: '', PORT: ' ', FENGQIAO_SEED: '' })).toEqual(readConfig({}));
  });

  test('every setting is taken over', () => {
    const config = readConfig({
      DATABASE_URL: 'postgresql://office@db:5432/fengqiao',
      REDIS_URL: 'rediss://queue:6379/1',
      DATABASE_POOL: '25',
      HOST: '0.0.0.0',
      PORT: '0',
      HEALTH_PORT: '8081',
      FENGQIAO_DATA: '/var/lib/fengqiao',
      FENGQIAO_KEY_FILE: '/etc/fengqiao/keys',
      FENGQIAO_BACKUP_TO: '/mnt/backup',
      FENGQIAO_BACKUP_HOUR: '22',
      FENGQIAO_BACKUP_KEEP_DAYS: '30',
      FENGQIAO_BACKUP_KEEP_WEEKS: '0',
      FENGQIAO_BACKUP_WARN_DAYS: '3',
      FENGQIAO_BACKUP_KEY: '/etc/fengqiao/backup.key',
      FENGQIAO_SEED: 'empty',
      FENGQIAO_CLOCK_SHIFT_DAYS: '-7',
      LOG_LEVEL: 'warn',
      SESSION_HOURS: '8',
      SESSION_DAYS: '3',
      SECOND_FACTOR_GRACE_DAYS: '0',
      OIDC_ISSUER: 'https://id.county.example',
      OIDC_CLIENT_ID: 'fengqiao',
      OIDC_CLIENT_SECRET: 'a-secret',
      OIDC_USERNAME_CLAIM: 'email',
      OIDC_NAME: '县统一认证',
      PUBLIC_URL: 'https://fengqiao.yueshan.example/',
      RATE_PER_ADDRESS: '0',
      RATE_PER_ACCOUNT: '100',
      RATE_SIGN_INS: '5',
      RATE_CODES: '7',
      RATE_CODES_IN_ALL: '0',
      COOKIE_SECURE: 'true',
      TRUST_PROXY: 'true',
      CHANNELS_TO_THIS_MACHINE: 'true',
      CHANNEL_TIMEOUT_MS: '3000',
      METRICS_TOKEN: 'a-token-of-sixteen',
      STATISTICS_SMALL_BELOW: '5',
    });
    expect(config).toEqual({
      databaseUrl: 'postgresql://office@db:5432/fengqiao',
      redisUrl: 'rediss://queue:6379/1',
      poolSize: 25,
      host: '0.0.0.0',
      port: 0,
      healthPort: 8081,
      dataFolder: '/var/lib/fengqiao',
      keyFile: '/etc/fengqiao/keys',
      backup: {
        folder: '/mnt/backup',
        hour: 22,
        keep: { days: 30, weeks: 0 },
        warnDays: 3,
        keyFile: '/etc/fengqiao/backup.key',
      },
      seed: 'empty',
      clockShiftDays: -7,
      isTraining: false,
      logLevel: 'warn',
      sessionHours: 8,
      sessionDays: 3,
      secondFactorGraceDays: 0,
      oidc: {
        issuer: 'https://id.county.example',
        clientId: 'fengqiao',
        clientSecret: 'a-secret',
        publicUrl: 'https://fengqiao.yueshan.example',
        usernameClaim: 'email',
        name: '县统一认证',
      },
      outgoing: {
        mayReachThisMachine: true,
        timeoutMs: 3_000,
        publicUrl: 'https://fengqiao.yueshan.example',
      },
      rates: {
        perAddress: 0,
        perAccount: 100,
        signInsPerAddress: 5,
        codesPerAddress: 7,
        codesInAll: 0,
      },
      isCookieSecure: true,
      isBehindProxy: true,
      metricsToken: 'a-token-of-sixteen',
      statistics: { smallBelow: 5 },
    });
  });

  test('all faults are told at once, each with its name and what is wanted, in Chinese and English', () => {
    const fault = faultOf({ PORT: '80a', SESSION_HOURS: '0', FENGQIAO_SEED: 'demonstration' });
    expect(fault.message.split('\n')).toEqual([
      '环境变量有误 · Settings that cannot be used:',
      '  PORT: 应为 0 至 65535 之间的整数 · must be a whole number from 0 to 65535',
      '  FENGQIAO_SEED: 应为 demo 或 empty · must be demo or empty',
      '  SESSION_HOURS: 应为 1 至 720 之间的整数 · must be a whole number from 1 to 720',
    ]);
  });

  test.each([
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '0x50'],
    ['PORT', '8e3'],
    ['PORT', '80.5'],
    ['DATABASE_POOL', '1'],
    ['FENGQIAO_CLOCK_SHIFT_DAYS', '3651'],
    ['LOG_LEVEL', 'chatty'],
    ['COOKIE_SECURE', 'yes'],
    ['TRUST_PROXY', '1'],
    ['METRICS_TOKEN', 'short'],
    ['STATISTICS_SMALL_BELOW', '0'],
    ['DATABASE_URL', 'mysql://db/fengqiao'],
    ['DATABASE_URL', 'db:5432'],
    ['REDIS_URL', 'http://queue'],
  ])('%s=%s is refused by name, in both languages', (name, value) => {
    const { message } = faultOf({ [name]: value });
    expect(message).toContain(`  ${name}: `);
    expect(message.split('\n')[1]).toMatch(/[\u4e00-\u9fff].* · [a-z]/);
  });

  test('a server of one’s own gets no demonstration unless it is asked for', () => {
    const DATABASE_URL = 'postgresql://office@db/fengqiao';
    expect(readConfig({ DATABASE_URL }).seed).toBe('empty');
    expect(readConfig({ DATABASE_URL, FENGQIAO_SEED: 'demo' }).seed).toBe('demo');
  });

  test('an api or a worker has to be told of its database', () => {
    expect(() => readServerConfig({})).toThrow(ConfigError);
    expect(() => readServerConfig({})).toThrow(/DATABASE_URL.*\n.*npm start/);
  });

  test('a secret that is wrong is not repeated', () => {
    const { message } = faultOf({ DATABASE_URL: 'mysql://office:geheim@db/x', METRICS_TOKEN: 'hush' });
    expect(message).not.toMatch(/geheim|hush/);
  });
});

function faultOf(env: Readonly<Record<string, string>>): ConfigError {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error('the settings were accepted');
}
