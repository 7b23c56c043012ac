import type { z } from 'zod';
import { acceptedExtensions, RuleError } from '#domain';

const list = acceptedExtensions.join('、');

/** Why a file is not taken. Each sentence says what to do. */
const refusals = {
  'no-file': ['请选择要上传的文件', 'Send one file as multipart/form-data in the field "file"'],
  'upload-damaged': [
    '上传的内容不完整或已损坏，请重新上传',
    'The upload is incomplete or damaged: send it again',
  ],
  'file-empty': ['文件是空的，请重新选择', 'The file is empty'],
  'file-of-another-kind': [
    '所选类别与文件不符（如照片不能作为录音），请改选类别或选“自动识别”',
    'The file is not what its kind says: a photograph is no voice recording',
  ],
  'file-no-paper': [
    '录音、录像不是签字的文书，请归入证据材料，或上传文书的照片、扫描件',
    'A recording is no signed paper: add it to the evidence, or send a photograph or scan of the paper',
  ],
  'file-type-refused': [
    `不支持这种文件，或文件内容与扩展名不符；可上传：${list}`,
    `The file is of no accepted kind, or not what its name says; accepted: ${acceptedExtensions.join(', ')}`,
  ],
} as const;

/** The refusal of an upload, kind "invalid", pointing at the file. */
export function uploadRefused(code: keyof typeof refusals): RuleError {
  const [messageZh, message] = refusals[code];
  return new RuleError({
    kind: 'invalid',
    code,
    message,
    messageZh,
    errors: [{ pointer: '/file', message, messageZh }],
  });
}

/** What is wrong with each field that may stand beside a file. */
const wrongFields: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  kind: ['没有这种附件类别，请重新选择', 'There is no such kind of file'],
  level: ['没有这种保密级别，请重新选择', 'There is no such level of confidentiality'],
  form: ['没有这种文书，请从列表中选择', 'There is no such paper: choose one from the list'],
  printId: ['所指的打印件编号有误', 'This is not the id of a print'],
  scan: [
    '扫描识别结果有误（页数与编码不符或格式不对），请重新选择文件，或自行选择文书',
    'What was read on the scan is damaged: choose the file again, or say which paper it is',
  ],
};

/** The refusal of what stands beside a file: each field once, with what is wrong with it. */
export function fieldsRefused(issues: readonly z.core.$ZodIssue[]): RuleError {
  const names = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys : [String(issue.path[0] ?? '')],
  );
  const errors = [...new Set(names)].map((name) => {
    const known = Object.hasOwn(wrongFields, name) ? wrongFields[name] : undefined;
    const [messageZh, message] = known ?? ['附件不接受这一项内容', 'Nobody asked for this field'];
    return { pointer: `/${name}`, message, messageZh };
  });
  const [first] = errors;
  return new RuleError({
    kind: 'invalid',
    code: 'invalid-input',
    message: errors.length === 1 && first ? first.message : 'Fields beside the file are not valid',
    messageZh: errors.length === 1 && first ? first.messageZh : '附件的几项内容有误，请按提示修改',
    errors,
  });
}

/** Nobody but a mediator of the case marks something as for mediators only: they could not see it themselves. */
export const levelNotYours = (): RuleError =>
  new RuleError({
    kind: 'forbidden',
    code: 'level-not-yours',
    message: 'Only a mediator of this case may mark something as for mediators only',
    messageZh: '只有本案调解员可以将附件设为“仅限调解员”',
  });

/** The one answer for an attachment that does not exist and for one that may not be opened. */
export const noSuchAttachment = (): RuleError =>
  new RuleError({
    kind: 'not-found',
    code: 'no-such-attachment',
    message: 'The case has no such attachment',
    messageZh: '本案没有这个附件，或您无权查看',
  });

/** What was read is no code of a paper. */
export const codeDamaged = (): RuleError =>
  new RuleError({
    kind: 'invalid',
    code: 'paper-code-damaged',
    message: 'This is no code of a paper, or it was read wrongly',
    messageZh: '这不是文书编码，或编码没有读全，请自行选择文书',
    errors: [{ pointer: '/code', message: 'No code of a paper', messageZh: '不是文书编码' }],
  });

/**
 * A paper of one case does not get into another.
 * @param page  of a file with several
 */
export const codeOfAnotherCase = (page?: number): RuleError =>
  new RuleError({
    kind: 'conflict',
    code: 'paper-of-another-case',
    message:
      page === undefined ? 'This paper belongs to another case' : `Page ${page} belongs to another case`,
    messageZh:
      page === undefined
        ? '这份文书属于另一案件，不能归入本案'
        : `这份文件的第${page}页属于另一案件，不能归入本案；请抽出后重新扫描`,
  });

/** Nobody has printed such a paper here. */
export const codeUnknown = (): RuleError =>
  new RuleError({
    kind: 'not-found',
    code: 'no-such-paper',
    message: 'No paper with this code was printed of this case',
    messageZh: '本案没有打印过这份文书，或编码校验不符',
  });

/** The same bytes lie in the same place already. */
export const alreadyFiled = (): RuleError =>
  new RuleError({
    kind: 'conflict',
    code: 'already-filed',
    message: 'The same file lies in this place of the case already; it was not filed twice',
    messageZh: '这个文件已在本案同一处，没有重复归入',
  });

/** A scan names the print of which it is one; of another case or form there is none here. */
export const notPrinted = (): RuleError =>
  new RuleError({
    kind: 'conflict',
    code: 'paper-of-another-case',
    message: 'No such paper was printed of this case',
    messageZh: '本案没有打印过这份文书，不能归入本案',
  });

/** For what is there no more. */
export const attachmentRemoved = (kind: 'not-found' | 'conflict'): RuleError =>
  new RuleError({
    kind,
    code: 'attachment-removed',
    message: 'This attachment was removed; the history says by whom and why',
    messageZh: '该附件已被移除，移除人和原因见案件历史',
  });

/** A dossier is a dossier, and a list is read by people. */
export const tooManyAttachments = (most: number): RuleError =>
  new RuleError({
    kind: 'conflict',
    code: 'too-many-attachments',
    message: `A case has at most ${most} attachments`,
    messageZh: `每个案件最多 ${most} 个附件`,
  });
