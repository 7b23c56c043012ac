import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import { anHttpApp, type HttpApp } from '../../../../test/support/http-app.ts';
import { fileAtMost } from './create-app.ts';

interface Upload {
  file(): Promise<{ readonly filename: string; toBuffer(): Promise<Buffer> } | undefined>;
}

@Controller('files')
class FileController {
  @Post()
  @HttpCode(200)
  async take(@Req() request: Upload): Promise<object> {
    const file = await request.file();
    return { name: file?.filename, bytes: (await file?.toBuffer())?.length };
  }
}

let web: HttpApp;
beforeAll(async () => {
  web = await anHttpApp(FileController);
});
afterAll(() => web.close());

describe('a file', () => {
  test('of twenty megabytes with a Chinese name is taken', async () => {
    const { body } = await web
      .ask()
      .post('/api/v1/files')
      .attach('file', Buffer.alloc(fileAtMost - 1), '台账.xlsx');
    expect(body).toEqual({ name: '台账.xlsx', bytes: fileAtMost - 1 });
  });

  test('that is larger is a problem of its size', async () => {
    const { body } = await web
      .ask()
      .post('/api/v1/files')
      .attach('file', Buffer.alloc(fileAtMost + 1), 'a.xlsx')
      .expect(413);
    expect(body).toMatchObject({ code: 'too-large', title: '内容过大' });
  });
});
