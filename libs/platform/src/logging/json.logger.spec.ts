import { describe, expect, test } from '@jest/globals';
import { withCorrelation } from './correlation.ts';
import { JsonLogger, type LoggerSettings } from './json.logger.ts';

function aLogger(settings: LoggerSettings = {}) {
  const lines: string[] = [];
  return { lines, logger: new JsonLogger({ ...settings, write: (line) => lines.push(line) }) };
}

describe('the log', () => {
  test('is one JSON object a line: time, level, context, sentence', () => {
    const { lines, logger } = aLogger();
    logger.warn('two\nlines', 'Relay');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^[^\n]+\n$/);
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      level: 'warn',
      context: 'Relay',
      msg: 'two\nlines',
    });
  });

  test('carries the correlation id of whatever is under way', async () => {
    const { lines, logger } = aLogger();
    await withCorrelation('request-1', async () => {
      await new Promise(setImmediate);
      logger.log('inside');
    });
    logger.log('outside');
    expect(lines.map((line) => JSON.parse(line).correlationId)).toEqual(['request-1', undefined]);
  });

  test('takes ids and numbers beside the sentence, and drops everything else', () => {
    const { lines, logger } = aLogger();
    const line = { msg: 'done', job: 'reminder.send', ms: 12, name: '张三', disputeId: { name: '张三' } };
    logger.log(line);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ msg: 'done', job: 'reminder.send', ms: 12 });
    expect(lines[0]).not.toContain('张三');
  });

  test.each([
    [new TypeError('张三'), 'TypeError'],
    [{ name: '张三' }, 'object'],
    [undefined, 'undefined'],
  ])('does not print what may hold a name: %p', (message, said) => {
    const { lines, logger } = aLogger();
    logger.error(message, 'stack: 张三', 'Somewhere');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'error', msg: said, context: 'Somewhere' });
    expect(lines[0]).not.toContain('张三');
  });

  test('leaves out what is below its level', () => {
    const { lines, logger } = aLogger({ level: 'warn' });
    logger.debug('a');
    logger.verbose('b');
    logger.log('c');
    logger.warn('d');
    logger.error('e');
    logger.fatal('f');
    expect(lines.map((line) => JSON.parse(line).msg)).toEqual(['d', 'e', 'f']);
  });

  test('leaves out what the framework tells at every start', () => {
    const { lines, logger } = aLogger();
    logger.log('Mapped {/api/v1/disputes, GET} route', 'RouterExplorer');
    logger.log('ready', 'Standalone');
    expect(lines).toHaveLength(1);
  });

  test('is a line to read at a terminal', () => {
    const { lines, logger } = aLogger({ isReadable: true });
    logger.log({ msg: 'request', status: 200, correlationId: 'request-1' }, 'Http');
    expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d log {3}\[Http\] request status=200\n$/);
  });
});
