import { StartError } from '../database/start-error.ts';

/** Everything that keeps the product from its keys, with what to do about it. A new ring is never the answer. */
export const vaultFaults = {
  missing: (file: string) =>
    new StartError({
      code: 'keys-missing',
      message: `There is no key file at ${file}, and the data cannot be read without it.`,
      messageZh: `找不到密钥文件 ${file}，没有它就无法读取已加密的数据。`,
      advice:
        'Put your copy of it back there, or set FENGQIAO_KEY_FILE to where it lies. A new one would not open these data, so none is made. For a new, empty database run "fengqiao migrate" once.',
      adviceZh:
        '请将备份的密钥文件放回原处，或用 FENGQIAO_KEY_FILE 指明其位置。新密钥打不开这些数据，因此不会自动生成。若为全新的空库，请先运行一次“fengqiao migrate”。',
    }),

  unreadable: (file: string, reason: string) =>
    new StartError({
      code: 'keys-unreadable',
      message: `The key file ${file} cannot be read: ${reason}.`,
      messageZh: `密钥文件 ${file} 无法读取（${reason}）。`,
      advice: 'Give it to the user who runs the product (mode 600), or put your copy of it back.',
      adviceZh: '请将其归属改为运行本产品的用户（权限 600），或放回备份的密钥文件。',
    }),

  notWritable: (file: string, reason: string) =>
    new StartError({
      code: 'keys-not-writable',
      message: `The key file ${file} cannot be written: ${reason}.`,
      messageZh: `密钥文件 ${file} 无法写入（${reason}）。`,
      advice: 'Make its folder writable for this user, or set FENGQIAO_KEY_FILE to another place.',
      adviceZh: '请为当前用户开放该目录的写权限，或用 FENGQIAO_KEY_FILE 指定其他位置。',
    }),

  wrong: (file: string, missing: readonly number[]) =>
    new StartError({
      code: 'keys-wrong',
      message:
        missing.length > 0
          ? `The key file ${file} lacks version ${missing.join(', ')} of the key, with which the data are encrypted.`
          : `The key file ${file} does not belong to these data.`,
      messageZh:
        missing.length > 0
          ? `密钥文件 ${file} 缺少数据所用的第 ${missing.join('、')} 版密钥。`
          : `密钥文件 ${file} 与这些数据不匹配。`,
      advice: 'Put back the key file that belongs to this database, of the same age or newer.',
      adviceZh: '请放回与该数据库对应的密钥文件（时间相同或更新的版本）。',
    }),
} as const;
