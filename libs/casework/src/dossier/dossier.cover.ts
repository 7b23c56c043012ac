import type { FilledDossier } from '#casework/case-paper';
import type { Paper, PaperBlock } from '#casework/paper';
import {
  type ChecklistLine,
  commandLabels,
  dayInShanghai,
  dayLabel,
  dossierItemLabels,
  missingItems,
} from '#domain';
import type { DossierMaterial } from './dossier.facts.ts';

type Blocks = Pick<Paper, 'blocks'>;

/** An entry of the index: one paper, or the files that lie in one item. */
export interface IndexLine {
  readonly title: string;
  readonly on: string | null;
  /** First page; null for what is missing, and where no page bears a number. */
  readonly page: number | null;
  readonly remark: string;
}

/** What the back page tells of the whole. */
export interface Told {
  /** Pages with a number; null where it is no book: papers and files as they were handed in, in folders. */
  readonly pages: number | null;
  readonly files: number;
  /** Files that are no pages: they lie beside. */
  readonly beside: number;
  readonly withheld: number;
  /** Code points that the typeface does not have. */
  readonly missing: readonly string[];
}

const day = (on: string | null | undefined): string => (on ? dayLabel(on).zh : '');

/** 封面: name, number, mediators, period, filer, term. @source domain rules of the dossier (cover fields) */
export function coverPaper({ view, committee }: FilledDossier, material: DossierMaterial): Blocks {
  const archive = material.events.findLast(({ type }) => type === 'ARCHIVE');
  const retention = archive?.payload.retention as keyof typeof commandLabels.retention | undefined;
  const names = material.parties.map(({ name }) => name);
  const first = material.parties.find(({ role }) => role === 'applicant') ?? material.parties[0];
  const other =
    material.parties.find(({ role }) => role === 'respondent') ??
    material.parties.find((party) => party !== first);
  const title = `${first?.name ?? ''}${other === undefined ? '' : `与${other.name}`}${names.length > 2 ? `等${names.length}方` : ''}${view.typeName.zh}纠纷`;
  const results = material.context.results.at(-1);
  const blocks: readonly PaperBlock[] = [
    { kind: 'under', text: committee },
    { kind: 'title', text: '人民调解卷宗' },
    { kind: 'under', text: view.number ?? '（未编号）' },
    {
      kind: 'form',
      rows: [
        { label: '卷名', text: title },
        { label: '当事人', text: names.join('、') },
        { label: '纠纷类型', text: view.typeName.zh },
        { label: '调解员', text: view.mediators.map(({ name }) => name).join('、') },
        {
          label: '起止日期',
          text: `${day(view.acceptedOn ?? view.reportedOn)}至${day(results?.on) || '　　'}`,
        },
        { label: '归档日期', text: day(archive?.happenedOn) || '尚未归档' },
        { label: '保管期限', text: retention === undefined ? '' : commandLabels.retention[retention].zh },
        { label: '立卷人', text: '' },
        { label: '备注', text: '' },
      ],
    },
  ];
  return { blocks };
}

/** What the index says of an item in which nothing lies; nothing of one that nobody asked for, and of the back page itself. */
export const lackOf = ({ item, need, isThere }: ChecklistLine): readonly IndexLine[] =>
  need === 'optional' || item === 'backPage'
    ? []
    : [{ title: dossierItemLabels[item].zh, on: null, page: null, remark: isThere ? '见案件历史' : '缺' }];

/** 卷内目录. */
export function indexPaper(lines: readonly IndexLine[]): Blocks {
  return {
    blocks: [
      { kind: 'title', text: '卷内目录' },
      {
        kind: 'table',
        columns: [
          { title: '序号', widthMm: 14, align: 'centre' },
          { title: '文书名称', widthMm: 62 },
          { title: '日期', widthMm: 28, align: 'centre' },
          { title: '页号', widthMm: 16, align: 'centre' },
          { title: '备注', widthMm: 36 },
        ],
        rows: lines.map(({ title, on, page, remark }, n) => [
          String(n + 1),
          title,
          on ?? '',
          page === null ? '—' : String(page),
          remark,
        ]),
      },
    ],
  };
}

const pageWords = ({ pages }: Told): string =>
  pages === null ? '文书和附件原件，未编页号' : `编有页号的材料共${pages}页（封面、目录、备考表不编页号）`;

function fileWords({ pages, files, beside, withheld }: Told): string {
  const how = pages === null ? '均为收件时的原件' : `其中不能排成页面、原件另存的${beside}件`;
  const apart = withheld > 0 ? `；另有仅限调解员查阅的${withheld}件未装入` : '';
  return files === 0 ? `无${apart}` : `${files}件，${how}${apart}`;
}

/** 封底（备考表）: what is in it, what is not, and why; whoever made and checked it signs. */
export function backPaper(material: DossierMaterial, told: Told): Blocks {
  const archive = material.events.findLast(({ type }) => type === 'ARCHIVE');
  const said = (archive?.payload.papers ?? []) as readonly { paper: string; whyMissing?: string }[];
  const lacks = missingItems(material.lines).map(({ item }) => {
    const why = said.find(({ paper }) => paper === item)?.whyMissing;
    return `${dossierItemLabels[item].zh}${why === undefined ? '' : `（${why}）`}`;
  });
  const last = material.events.at(-1);
  return {
    blocks: [
      { kind: 'title', text: '备考表' },
      {
        kind: 'form',
        rows: [
          { label: '本卷页数', text: pageWords(told) },
          { label: '附件', text: fileWords(told) },
          { label: '缺少的材料', text: lacks.join('；') || '无' },
          {
            label: '字库缺字',
            text:
              told.missing.length === 0
                ? '无'
                : `下列字符以“〓”代替，原字见系统记录：${told.missing.join('、')}`,
          },
          {
            label: '案件历史',
            text:
              last === undefined ? '' : `${last.seq}个事件，至${dayInShanghai(last.at)}；链头 ${last.hash}`,
          },
          { label: '立卷人', text: '' },
          { label: '检查人', text: '' },
          { label: '立卷日期', text: '　　　　年　　月　　日' },
        ],
      },
    ],
  };
}
