import readXlsxFile from 'read-excel-file/node';
import type { RegisterCell, RegisterMerge } from '#domain';
import { fileRefused } from './file.refusal.ts';
import { openWorkbook, packWorkbook, type WorkbookParts } from './workbook.archive.ts';
import { checkedSheetXml, mergesOf } from './workbook.sheet-xml.ts';

export interface ParsedSheet {
  readonly name: string;
  readonly cells: readonly (readonly RegisterCell[])[];
  readonly merges: readonly RegisterMerge[];
}

export interface ParsedWorkbook {
  readonly sheets: readonly ParsedSheet[];
  /** Serial numbers of days count from 1904. Cells that are formatted as dates are days already. */
  readonly is1904: boolean;
}

/**
 * Reads every sheet of an .xlsx workbook: values as they were last calculated, dates as days, merged cells once, in
 * their first cell, with the blocks listed beside. Formulas are never run.
 * @throws RuleError kind "invalid": not a workbook, old format, encrypted, damaged, too large, too long, too wide
 */
export async function parseWorkbook(buffer: Buffer): Promise<ParsedWorkbook> {
  const parts = checkedParts(openWorkbook(buffer));
  const sheets = await readSheets(packWorkbook(parts));
  const places = sheetPaths(parts);
  return {
    is1904: /<(?:\w+:)?workbookPr\b[^>]*\bdate1904="(?:1|true)"/.test(parts.get('xl/workbook.xml') ?? ''),
    sheets: sheets.flatMap(({ sheet, data }, index) => {
      // Chart sheets have a name and no cells.
      if (!Array.isArray(data)) return [];
      const merges = mergesOf(parts.get(places[index] ?? '') ?? '');
      return [{ name: sheet, cells: data.map((row: readonly unknown[]) => row.map(cellOf)), merges }];
    }),
  };
}

async function readSheets(archive: Buffer) {
  try {
    return await readXlsxFile(archive);
  } catch {
    // The library speaks English about XML; for a person every such file is the same case.
    throw fileRefused('workbook-damaged');
  }
}

function checkedParts(parts: WorkbookParts): WorkbookParts {
  const hasStyles = [...parts.keys()].some((path) => /styles\.xml$/i.test(path));
  return new Map(
    [...parts].map(([path, xml]) => {
      if (!/<(?:\w+:)?worksheet\b/.test(xml.slice(0, 4000))) return [path, xml];
      const checked = checkedSheetXml(xml);
      // Without a table of styles their numbers lead nowhere, and the library would refuse the file.
      return [path, hasStyles ? checked : checked.replace(/(<(?:\w+:)?c\b[^>]*?)\ss="\d+"/g, '$1')];
    }),
  );
}

/** The path of each sheet's part, in the order of the sheets. */
function sheetPaths(parts: WorkbookParts): readonly string[] {
  const targets = new Map<string, string>();
  for (const [tag] of (parts.get('xl/_rels/workbook.xml.rels') ?? '').matchAll(
    /<(?:\w+:)?Relationship\b[^>]*>/g,
  )) {
    const target = attribute(tag, 'Target');
    targets.set(attribute(tag, 'Id'), target.startsWith('/') ? target.slice(1) : `xl/${target}`);
  }
  const tags = (parts.get('xl/workbook.xml') ?? '').matchAll(/<(?:\w+:)?sheet\b[^>]*>/g);
  return [...tags].map(([tag]) => targets.get(attribute(tag, '(?:\\w+:)?id')) ?? '');
}

function attribute(tag: string, name: string): string {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
}

/** A cell in the terms of the domain. Half a second is added to times that lie just below midnight. */
function cellOf(value: unknown): RegisterCell {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (!(value instanceof Date)) return null;
  const instant = new Date(value.getTime() + 500);
  if (Number.isNaN(instant.getTime())) return '#VALUE!';
  return {
    date: instant
      .toISOString()
      .replace(/^[+-]\d\d/, '')
      .slice(0, 10),
  };
}
