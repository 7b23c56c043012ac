import { redisUrl } from './database.ts';

/** The queues on which every job test runs. */
export const backends: readonly { readonly title: string; readonly redis: string | undefined }[] = [
  { title: 'PostgreSQL', redis: undefined },
  ...(redisUrl() === undefined ? [] : [{ title: 'Redis', redis: redisUrl() }]),
];
if (redisUrl() === undefined) {
  console.info('The job tests run on PostgreSQL only: neither TEST_REDIS_URL nor REDIS_URL is set.');
}
