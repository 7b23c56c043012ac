import { defineWords } from '../../../words/words.ts';

export const codeWords = defineWords(
  'codes',
  {
    title: '代码表',
    lead: '代码写入案件并用于统计，只增不删，不改含义；名称供显示。',
    list: '代码表',
    code: '代码',
    zh: '中文名称',
    en: '英文名称',
    class: '大类',
    localTypes: '地方类型',
    wordings: '归入本类的常用写法',
    wordingsHint: '导入台账时，各地写法按此归入部里的统计口径；其余写法在导入预览中人工确认。',
  },
  {
    title: 'Code lists',
    lead: 'A code is stored and counted: it is never deleted or given another meaning. Names are for showing.',
    list: 'Code list',
    code: 'Code',
    zh: 'Chinese name',
    en: 'English name',
    class: 'Class',
    localTypes: 'Local types',
    wordings: 'Local wordings that count to it',
    wordingsHint:
      'When a register is imported, local wordings are mapped to the reporting classes by this table; others are confirmed in the preview.',
  },
);
