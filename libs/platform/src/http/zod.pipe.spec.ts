import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { anHttpApp, type HttpApp } from '../../../../test/support/http-app.ts';

const id = z.strictObject({ id: z.uuid() });
const page = z.strictObject({ limit: z.coerce.number().int().min(1).max(200).default(50) });
const part = z.strictObject({ name: z.string().min(1), 'a/b~c': z.boolean().optional() });
const thing = z
  .strictObject({
    title: z.string().min(2).max(10),
    parts: z.array(part).max(3).default([]),
    kind: z.enum(['one', 'two']).optional(),
    on: z.iso.date().optional(),
    code: z.string().regex(/^x/).optional(),
    amountFen: z.int().positive().max(100).optional(),
    own: z.literal('x', '只能是 x').optional(),
  })
  .refine(({ kind, on }) => kind !== 'two' || on !== undefined, {
    path: ['on'],
    params: { zh: '第二类须写明日期', en: 'The second kind needs a date' },
  });

@Controller('things')
class ThingController {
  @Post()
  @HttpCode(200)
  make(@Body({ schema: thing }) body: unknown): unknown {
    return body;
  }
  @Get()
  list(@Query({ schema: page }) query: unknown): unknown {
    return query;
  }
  @Get(':id')
  one(@Param({ schema: id }) path: unknown): unknown {
    return path;
  }
}

let web: HttpApp;
beforeAll(async () => {
  web = await anHttpApp(ThingController);
});
afterAll(() => web.close());

const faultsOf = async (body: object) =>
  (await web.ask().post('/api/v1/things').send(body).expect(422)).body.errors;

describe('what is sent', () => {
  test('reaches the handler parsed, with its defaults', async () => {
    const { body } = await web.ask().post('/api/v1/things').send({ title: 'ab' }).expect(200);
    expect(body).toEqual({ title: 'ab', parts: [] });
    expect((await web.ask().get('/api/v1/things?limit=7').expect(200)).body).toEqual({ limit: 7 });
    expect((await web.ask().get('/api/v1/things').expect(200)).body).toEqual({ limit: 50 });
  });

  test('wrongly is told all at once, with a pointer each, in both languages', async () => {
    const { body } = await web
      .ask()
      .post('/api/v1/things')
      .send({ parts: [{ name: '' }, { name: 'b', 'a/b~c': 1 }], colour: 'red' })
      .expect(422);
    expect(body).toMatchObject({ code: 'invalid-input', title: '填写的内容有误' });
    expect(body.errors).toEqual([
      { pointer: '/title', message: '必填', messageEn: 'Required' },
      { pointer: '/parts/0/name', message: '不能为空', messageEn: 'Must not be empty' },
      { pointer: '/parts/1/a~1b~0c', message: '应为是或否', messageEn: 'Must be true or false' },
      { pointer: '/colour', message: '没有这个字段', messageEn: 'There is no such field' },
    ]);
  });

  test('without any body is told what is missing', async () => {
    const { body } = await web.ask().post('/api/v1/things').expect(422);
    expect(body.errors).toEqual([{ pointer: '/title', message: '必填', messageEn: 'Required' }]);
  });

  test.each([
    [{ title: 'a' }, '/title', '至少 2 个字', 'At least 2 characters'],
    [{ title: 'a'.repeat(11) }, '/title', '最多 10 个字', 'At most 10 characters'],
    [{ title: 5 }, '/title', '应为文字', 'Must be text'],
    [
      { title: 'ab', parts: [1, 2, 3, 4].map(() => ({ name: 'a' })) },
      '/parts',
      '最多 3 项',
      'At most 3 items',
    ],
    [{ title: 'ab', kind: 'three' }, '/kind', '只能填：one、two', 'Must be one of: one, two'],
    [{ title: 'ab', on: '1.3.2026' }, '/on', '日期应写作 2026-03-01', 'Must be a date such as 2026-03-01'],
    [{ title: 'ab', on: '2027-02-30' }, '/on', '没有这一天', 'There is no such day'],
    [{ title: 'ab', code: 'y' }, '/code', '格式不正确', 'Has the wrong form'],
    [{ title: 'ab', amountFen: 0 }, '/amountFen', '须大于 0', 'Must be more than 0'],
    [{ title: 'ab', amountFen: 101 }, '/amountFen', '不得大于 100', 'Must be at most 100'],
    [{ title: 'ab', amountFen: 1.5 }, '/amountFen', '应为整数', 'Must be a whole number'],
    [{ title: 'ab', own: 'y' }, '/own', '只能是 x', '只能是 x'],
    [{ title: 'ab', kind: 'two' }, '/on', '第二类须写明日期', 'The second kind needs a date'],
  ])('%j is told %s %s', async (sent, pointer, message, messageEn) => {
    expect(await faultsOf(sent)).toEqual([{ pointer, message, messageEn }]);
  });

  test('in the query or the address is pointed to there', async () => {
    const query = await web.ask().get('/api/v1/things?limit=201').expect(422);
    expect(query.body.errors).toEqual([
      { pointer: '/query/limit', message: '不得大于 200', messageEn: 'Must be at most 200' },
    ]);
    const path = await web.ask().get('/api/v1/things/7').expect(422);
    expect(path.body.errors[0]).toMatchObject({ pointer: '/path/id', message: '编号格式不正确' });
  });

  test('is never quoted back', async () => {
    const { text } = await web
      .ask()
      .post('/api/v1/things')
      .send({ title: '张三丰的很长很长的名字', code: '身份证' });
    expect(text).toContain('/code');
    expect(text).not.toMatch(/张三丰|身份证/);
  });

  test('with a thousand faults is told the first hundred', async () => {
    const names = Array.from({ length: 1_000 }, (_, n) => [`field-${n}`, 1]);
    expect(await faultsOf({ title: 'ab', ...Object.fromEntries(names) })).toHaveLength(100);
  });
});
