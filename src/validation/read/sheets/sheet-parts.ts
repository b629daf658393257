import { type ArchivePart, readPart } from '../formats/check-archive.ts';

/** A sheet of a spreadsheet, by its name. */
export interface SheetPart {
  /** The path of its part in the archive; empty where the archive does not say. */
  readonly part: string;
  readonly isHidden: boolean;
}

const longest = 5_000_000;

/** Which part of the archive holds the sheet of which name: the order of parts is not that of sheets. */
export function listSheetParts(bytes: Uint8Array, parts: readonly ArchivePart[]): ReadonlyMap<string, SheetPart> {
  const read = (path: string) => {
    const part = parts.find(({ name }) => name === path);
    return part === undefined ? '' : readPart(bytes, part, longest);
  };
  const targets = new Map(
    [...read('xl/_rels/workbook.xml.rels').matchAll(/<(?:\w+:)?Relationship\s([^>]*)>/g)].map(([, own = '']) => [
      attribute(own, 'Id'),
      attribute(own, 'Target').replace(/^\/?(?:xl\/)?/, 'xl/'),
    ]),
  );
  return new Map(
    [...read('xl/workbook.xml').matchAll(/<(?:\w+:)?sheet\s([^>]*)>/g)].map(([, own = '']) => [
      attribute(own, 'name'),
      { part: targets.get(attribute(own, '\\w+:id')) ?? '', isHidden: /hidden/i.test(attribute(own, 'state')) },
    ]),
  );
}

function attribute(text: string, name: string): string {
  const value = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(text)?.[1] ?? '';
  return value
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&');
}
