import { Body, Controller, HttpCode, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { z } from 'zod';
import { fileBody, tableOfFile, type Upload, uploadedFile } from '#casework/exchange';
import { type TableCheckRequest, tableCheckRequest } from '#domain';
import { Access, Answers, Scope } from '#platform';
import { answerOf, answerOfFile } from './table-check.answer.ts';
import { fileCheckAnswer, fileCheckQuery, tableCheckAnswer } from './table-check.view.ts';

/** Tables of figures from anywhere, held against themselves. Keeps nothing. */
@Controller('statistics/table-checks')
export class TableCheckController {
  @Post()
  @HttpCode(200)
  @Access('statistics.read')
  @Scope('read')
  @Answers(200, tableCheckAnswer, { zh: '核对报表', en: 'Check a table of figures' })
  check(@Body({ schema: tableCheckRequest }) request: TableCheckRequest) {
    return answerOf(request);
  }

  @Post('file')
  @HttpCode(200)
  @Access('statistics.read')
  @Scope('read')
  @ApiConsumes('multipart/form-data')
  @ApiBody(fileBody)
  @Answers(200, fileCheckAnswer, { zh: '核对报表文件', en: 'Check the table of a file' })
  async checkFile(
    @Req() request: Upload,
    @Query({ schema: fileCheckQuery }) { sheet }: z.output<typeof fileCheckQuery>,
  ) {
    const { content } = await uploadedFile(request);
    return answerOfFile(await tableOfFile(content, sheet));
  }
}
