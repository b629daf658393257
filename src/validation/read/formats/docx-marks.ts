import JSZip from 'jszip';
import { type ArchivePart, readPart } from './check-archive.ts';

/** A Word document in which marks that `mammoth` does not read say what they mean. */
export interface MarkedDocx {
  readonly bytes: Uint8Array;
  /** How styles that strike their words out are converted. */
  readonly styles: readonly string[];
  /** How a title and the headings below it are converted, where there is one. */
  readonly titles: readonly string[];
  /** How many passages are hidden, and were left out. */
  readonly hidden: number;
}

/** Longest part of a document in bytes. */
const largestPart = 50_000_000;
const on = '(?:\\s+w:val="(?:1|true|on)")?\\s*/>';
const hiddenRun = new RegExp(`<w:r(?=[\\s>])(?:(?!</w:r>)[\\s\\S])*?<w:(?:vanish|webHidden)${on}(?:(?!</w:r>)[\\s\\S])*?</w:r>`, 'g');
const struck = new RegExp(`<w:d?strike${on}`);

/** Makes one stroke of two, leaves out what is hidden, and finds styles that strike out. What nothing of this is in stays as it is. */
export async function markDocx(bytes: Uint8Array, parts: readonly ArchivePart[]): Promise<MarkedDocx> {
  const changed = new Map<string, string>();
  let hidden = 0;
  let isTitled = false;
  for (const part of parts.filter(({ name }) => /^word\/(?:document|footnotes|endnotes)\.xml$/.test(name))) {
    const xml = readPart(bytes, part, largestPart);
    isTitled ||= /<w:pStyle\s+w:val="Title"\s*\/>/.test(xml);
    const marked = xml.replace(/<w:dstrike(?=[\s/])/g, '<w:strike').replace(hiddenRun, (run) => {
      if (!/<w:t[\s>]/.test(run)) return run;
      hidden += 1;
      return '';
    });
    if (marked !== xml) changed.set(part.name, marked);
  }
  const styles = parts.find(({ name }) => name === 'word/styles.xml');
  const converted = styles === undefined ? [] : listStruckStyles(readPart(bytes, styles, largestPart));
  const found = { styles: converted, titles: isTitled ? titled : [], hidden };
  if (changed.size === 0) return { bytes, ...found };
  const archive = await JSZip.loadAsync(bytes);
  for (const [name, xml] of changed) archive.file(name, xml);
  return { bytes: await archive.generateAsync({ type: 'uint8array' }), ...found };
}

/** Below a title, the first headings are sections of it. */
const titled = [
  'p.Title => h1:fresh',
  ...[1, 2, 3, 4, 5].flatMap((level) => [
    `p.Heading${level} => h${level + 1}:fresh`,
    `p[style-name='heading ${level}'] => h${level + 1}:fresh`,
  ]),
];

/** The text of a document without what is hidden. */
export function withoutHidden(xml: string): string {
  return xml.replace(hiddenRun, '');
}

/** Styles of words and of paragraphs that strike out, as `mammoth` maps styles. */
function listStruckStyles(xml: string): readonly string[] {
  return xml.split(/<w:style(?=\s)/).flatMap((style) => {
    const type = /^[^>]*\bw:type="(character|paragraph)"/.exec(style)?.[1];
    const id = /^[^>]*\bw:styleId="([\w-]+)"/.exec(style)?.[1];
    if (type === undefined || id === undefined || !struck.test(style)) return [];
    return [type === 'character' ? `r.${id} => s` : `p.${id} => p > s`];
  });
}
