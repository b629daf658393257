/** A cell of which all or some words are struck out. Rows and columns count from 0. */
export interface StruckCell {
  readonly row: number;
  readonly column: number;
  /** The words of the cell, those that are struck out between `\uE000` and `\uE001`; null where all of them are. */
  readonly text: string | null;
}

/** What a spreadsheet says of the looks of its cells. */
export interface SheetLooks {
  /** Indices of the formats of cells that strike out. */
  readonly struckFormats: ReadonlySet<number>;
  /** Shared texts of which some words are struck out, by their index. */
  readonly struckTexts: ReadonlyMap<number, string>;
}

const strike = /<(?:\w+:)?strike(?:\s+val="(?:1|true)")?\s*\/>/;

/** Reads which formats and shared texts strike out, from the parts of a spreadsheet that say so. */
export function readLooks({ styles, texts }: { readonly styles: string; readonly texts: string }): SheetLooks {
  const fonts = listElements(styles, 'fonts', 'font').map((font) => strike.test(font));
  const formats = listElements(styles, 'cellXfs', 'xf').map((format) => fonts[Number(/\bfontId="(\d+)"/.exec(format)?.[1] ?? -1)] === true);
  const struckTexts = new Map<number, string>();
  if (strike.test(texts))
    for (const [index, item] of texts
      .split(/<(?:\w+:)?si(?=[\s>/])/)
      .slice(1)
      .entries()) {
      if (strike.test(item)) struckTexts.set(index, markRuns(item));
    }
  return { struckFormats: new Set(formats.flatMap((isStruck, index) => (isStruck ? [index] : []))), struckTexts };
}

/** The cells of a sheet that are struck out, as a whole or in part. */
export function listStruckCells(xml: string, { struckFormats, struckTexts }: SheetLooks): readonly StruckCell[] {
  if (struckFormats.size === 0 && struckTexts.size === 0 && !strike.test(xml)) return [];
  return xml.split(/<(?:\w+:)?c(?=\s)/).flatMap((cell): readonly StruckCell[] => {
    const [, letters = '', number = ''] = /^[^>]*\br="([A-Z]{1,3})(\d{1,7})"/.exec(cell) ?? [];
    if (letters === '') return [];
    const place = { row: Number(number) - 1, column: [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1 };
    if (struckFormats.has(Number(/^[^>]*\bs="(\d+)"/.exec(cell)?.[1] ?? -1))) return [{ ...place, text: null }];
    const shared = /^[^>]*\bt="s"/.test(cell) ? struckTexts.get(Number(/<(?:\w+:)?v>(\d+)</.exec(cell)?.[1] ?? -1)) : undefined;
    if (shared !== undefined) return [{ ...place, text: shared }];
    return /^[^>]*\bt="inlineStr"/.test(cell) && strike.test(cell) ? [{ ...place, text: markRuns(cell) }] : [];
  });
}

/** The words of a rich text, those that are struck out between two marks. */
function markRuns(xml: string): string {
  return xml
    .split(/<(?:\w+:)?r(?=[\s>])/)
    .map((run) => {
      const words = [...run.matchAll(/<(?:\w+:)?t(?:\s[^>]*)?>([^<]*)</g)].map(([, text = '']) => decode(text)).join('');
      return strike.test(run) && words !== '' ? `\uE000${words}\uE001` : words;
    })
    .join('');
}

function decode(text: string): string {
  const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => named[name] ?? '');
}

function listElements(xml: string, parent: string, name: string): readonly string[] {
  const inner = new RegExp(`<(?:\\w+:)?${parent}[\\s>]([\\s\\S]*?)</(?:\\w+:)?${parent}>`).exec(xml)?.[1] ?? '';
  return inner.split(new RegExp(`<(?:\\w+:)?${name}(?=[\\s>/])`)).slice(1);
}
