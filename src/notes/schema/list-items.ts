import { isNoChange } from './note-category.ts';

/** One item of a section, as written. */
export interface SectionItem {
  readonly text: string;
  /** Its first paragraph with all below it; numbers may stand there. */
  readonly whole: string;
  /** Counted from the first line of the section, from 0. */
  readonly line: number;
  readonly heading: string | null;
}

interface Open {
  readonly indent: number;
  readonly line: number;
  readonly heading: string | null;
  readonly first: string[];
  readonly rest: string[];
  readonly below: Open[];
}

/** Most items that are read of one section. */
const most = 3000;
const longest = 20_000;
const bullet = /^(\s*)(?:[-*+•‣–]|o(?=\s)|\d{1,3}[.)])\s+(\S.*)$/;
const underline = /^([=\-~^*+#"'`.:_])\1{2,}\s*$/;
const definition = /^\s*(?:\.\.\s+)?\[(\w{1,20})\]\s*[:=]\s*(https?:\/\/\S+)/;

/** The items of a section: of its lists, or where it has none, its paragraphs. References to a list of addresses at the end stand with their address. */
export function listItems(lines: readonly string[]): readonly SectionItem[] {
  const addresses = new Map(lines.flatMap((line) => readDefinition(line)));
  const top: Open[] = [];
  let open: Open[] = [];
  let heading: string | null = null;
  let skipping = false;
  let above: readonly { readonly level: number; readonly title: string }[] = [];
  let code = false;
  let blank = true;
  for (const [at, line] of lines.entries()) {
    if (top.length >= most) break;
    if (/^\s*(?:```|~~~)/.test(line)) code = !code;
    const said = code ? null : readSubheading(line, lines[at + 1] ?? '', blank);
    if (said !== null) {
      heading = said;
      const level = /^#*/.exec(line)?.[0].length || 7;
      above = above.filter((other) => other.level < level);
      // Below dependencies, 'Added' and 'Removed' list modules.
      skipping = isNoChange(said) || above.some(({ title }) => isNoChange(title) || /^\W*dependencies$/i.test(title));
      above = [...above, { level, title: said }];
      open = [];
    }
    const found = code || said !== null ? null : bullet.exec(line);
    if (found !== null && !skipping) {
      const indent = (found[1] ?? '').replaceAll('\t', '    ').length;
      open = open.filter((other) => other.indent < indent);
      const item: Open = { indent, line: at, heading, first: [found[2] ?? ''], rest: [], below: [] };
      (open.at(-1)?.below ?? top).push(item);
      open.push(item);
    } else if (said === null && line.trim() !== '' && !underline.test(line) && !definition.test(line)) {
      const item = open.at(-1);
      if (item !== undefined && blank && /^\S/.test(line)) open = [];
      else if (item !== undefined) (blank || item.rest.length > 0 ? item.rest : item.first).push(line.trim());
    }
    blank = line.trim() === '';
  }
  const listed = areHeadings(top) ? top.flatMap(listBelow) : top;
  const items = listed.length > 0 ? listed.flatMap((item) => flatten(item, '')) : listParagraphs(lines);
  return items.map((item) => ({ ...item, whole: resolve(item.whole, addresses), text: resolve(item.text, addresses) }));
}

/** Whether all items of a list are a few words with a list below them, as `* Bug fixes` is where a changelog has no other headings. */
function areHeadings(items: readonly Open[]): boolean {
  return items.length > 1 && items.every(({ below, first, rest }) => below.length > 0 && rest.length === 0 && isHeading(first.join(' ')));
}

function listBelow({ first, below }: Open): readonly Open[] {
  const heading = first.join(' ');
  return isNoChange(heading) ? [] : below.map((item) => ({ ...item, heading }));
}

function isHeading(text: string): boolean {
  return /^[A-Z][\w/&-]*(?: [\w/&-]+){0,2}$/.test(text) && !/\d/.test(text);
}

/** An item whose words only announce those below it is their heading. */
function flatten(item: Open, before: string): readonly SectionItem[] {
  const text = before + item.first.join(' ');
  if (item.below.length > 0 && /:\**$/.test(text)) return item.below.flatMap((below) => flatten(below, `${text} `));
  const whole = [text, ...item.rest, ...item.below.flatMap((below) => flatten(below, '').map((each) => each.whole))].join('\n');
  return [{ text: text.slice(0, longest), whole: whole.slice(0, longest), line: item.line, heading: item.heading }];
}

/** Headings within a section: of Markdown and reST, a line in bold, a word with a colon. */
function readSubheading(line: string, next: string, blank: boolean): string | null {
  const atx = /^#{1,6}\s+(.+?)\s*#*$/.exec(line)?.[1];
  if (atx !== undefined) return atx.replace(/<[^<>]{0,200}>/g, '').trim();
  if (underline.test(next) && /^\S/.test(line)) return line.trim();
  if (!blank || line.length > 90) return null;
  return /^(?:\*\*|__)([^*_]+)(?:\*\*|__):?$/.exec(line)?.[1] ?? /^([A-Za-z][^.:`#]{1,80}):$/.exec(line)?.[1] ?? null;
}

function listParagraphs(lines: readonly string[]): readonly SectionItem[] {
  const items: SectionItem[] = [];
  let heading: string | null = null;
  let begun: { line: number; texts: string[] } | null = null;
  const close = (): void => {
    const text = begun?.texts.join(' ').slice(0, longest) ?? '';
    if (begun !== null && /\w/.test(text) && !(heading !== null && isNoChange(heading)) && items.length < most)
      items.push({ text, whole: text, line: begun.line, heading });
    begun = null;
  };
  for (const [at, line] of lines.entries()) {
    const said = readSubheading(line, lines[at + 1] ?? '', begun === null);
    if (said !== null || line.trim() === '' || underline.test(line) || /^\s*(?:<!--|\.\. )/.test(line)) {
      close();
      heading = said ?? heading;
    } else if (begun === null) begun = { line: at, texts: [line.trim()] };
    else begun.texts.push(line.trim());
  }
  close();
  return items;
}

function readDefinition(line: string): readonly (readonly [string, string])[] {
  const [, name, address] = definition.exec(line) ?? [];
  return name === undefined || address === undefined ? [] : [[name, address]];
}

function resolve(text: string, addresses: ReadonlyMap<string, string>): string {
  return addresses.size === 0 ? text : text.replace(/\[(\w{1,20})\]_?(?!\()/g, (all, name: string) => addresses.get(name) ?? all);
}
