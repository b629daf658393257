import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { isAnswer } from './is-answer.ts';

/** An element of HTML, bare: what an import needs of it. */
export interface HtmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (HtmlElement | string)[];
  /** The line where it begins, from 1. */
  readonly line: number;
}

/** The tree of a page of HTML. */
export type HastRoot = ReturnType<typeof reader.parse>;
type HastNodes = HastRoot | HastRoot['children'][number];

const reader = unified().use(rehypeParse, { fragment: true });
/** Elements that stand in each other deeper than this are left out. */
const deepest = 200;

/** Parses HTML as browsers do; scripts, styles and comments are left out, and nothing of it runs. */
export function parseHtml(text: string): readonly HtmlElement[] {
  return parseTree(text).flatMap((node) => {
    const own = bare(node);
    return own === null || typeof own === 'string' ? [] : [own];
  });
}

/** Nothing of what stands in each other deeper than the reader can follow. */
function parseTree(text: string): HastRoot['children'] {
  try {
    return reader.parse(text).children;
  } catch (cause) {
    if (cause instanceof RangeError) return [];
    throw cause;
  }
}

/** A node of HTML, bare; null for what no reader sees. */
export function bare(node: HastNodes, depth = 0): HtmlElement | string | null {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element' || depth > deepest || ['script', 'style', 'template', 'noscript', 'svg', 'head'].includes(node.tagName))
    return null;
  if (isHidden(node.properties)) return null;
  const attributes = Object.entries(node.properties).flatMap(([name, value]) =>
    typeof value === 'string' || typeof value === 'number' || value === true ? [[name.toLowerCase(), String(value)] as const] : [],
  );
  return {
    name: node.tagName,
    attributes: new Map(attributes),
    children: node.children.flatMap((child) => bare(child, depth + 1) ?? []),
    line: node.position?.start.line ?? 1,
  };
}

/** Whether a browser shows nothing of an element. */
export function isHidden(properties: Readonly<Record<string, unknown>>): boolean {
  return (
    properties['hidden'] === true || /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(String(properties['style'] ?? ''))
  );
}

/** Whether the style of an element strikes its words out. */
export function isStruck(style: string): boolean {
  return /text-decoration(?:-line)?\s*:[^;]*line-through/i.test(style);
}

/** The words of a cell as inline Markdown: lines, paragraphs and items apart by `<br/>`, items with their marks. */
export function readCell(cell: HtmlElement): string {
  const lines = listLines(cell, '');
  return lines
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('<br/>')
    .replace(/(?<!\\)\|/g, '\\|');
}

const blocks = new Set([
  'p',
  'div',
  'ul',
  'ol',
  'li',
  'pre',
  'blockquote',
  'table',
  'tr',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'section',
  'article',
  'dl',
  'dt',
  'dd',
]);

function listLines({ name, attributes, children }: HtmlElement, mark: string): string[] {
  const lines = [mark];
  let number = Number.parseInt(attributes.get('start') ?? '1', 10) || 1;
  const add = (text: string) => lines.push(`${lines.pop() ?? ''}${text}`);
  for (const child of children) {
    if (typeof child === 'string') {
      if (name === 'pre')
        for (const [index, line] of child.split('\n').entries()) index === 0 ? add(escapeText(line)) : lines.push(escapeText(line));
      else if (!(['ul', 'ol', 'tr', 'table'].includes(name) && child.trim() === '')) add(escapeText(child.replace(/\s+/g, ' ')));
    } else if (child.name === 'br') lines.push('');
    else if (child.name === 'input')
      add(child.attributes.get('type') === 'checkbox' ? (child.attributes.has('checked') ? '☑ ' : '☐ ') : '');
    else if (blocks.has(child.name)) {
      const own = child.name !== 'li' ? '' : name === 'ol' ? `${number++}. ` : '- ';
      const inner = listLines(child, own);
      if (lines.at(-1)?.trim() === '') lines.pop();
      lines.push(...inner);
      if (child.name !== 'li') lines.push('');
    } else {
      const [first = '', ...more] = listLines(child, '');
      const dressed = more.length === 0 ? dressText(child, first) : first;
      add(dressed);
      lines.push(...more);
    }
  }
  return lines;
}

/** An inline element as Markdown; one that Markdown does not know is its words. */
function dressText({ name, attributes, children }: HtmlElement, text: string): string {
  const words = text.trim();
  const [, before = '', after = ''] = /^(\s*)[\s\S]*?(\s*)$/.exec(text) ?? [];
  if (words === '') return name === 'img' ? linkPicture(attributes) : text;
  const wrap = (mark: string) => `${before}${mark}${words}${mark}${after}`;
  if (name === 'strong' || name === 'b') return wrap('**');
  if (name === 'em' || name === 'i') return wrap('*');
  if (name === 'del' || name === 's' || name === 'strike' || isStruck(attributes.get('style') ?? '')) return wrap('~~');
  if (isMarked(name, attributes) && isAnswer(words)) return wrap('*');
  if (name === 'code' || name === 'kbd' || name === 'samp') {
    const plain = children.filter((child) => typeof child === 'string').join('');
    return plain.includes('`') || plain.trim() === '' ? text : `${before}\`${plain.replace(/\s+/g, ' ').trim()}\`${after}`;
  }
  const href = attributes.get('href') ?? '';
  return name === 'a' && /^(?:https?:|mailto:|evidence\/)[^\s<>()]+$/.test(href) ? `${before}[${words}](${href})${after}` : text;
}

/** Whether an element only makes its words stand out: underlined, marked, or in a colour. */
function isMarked(name: string, attributes: ReadonlyMap<string, string>): boolean {
  const style = `${attributes.get('style') ?? ''} ${attributes.get('color') ?? ''} ${attributes.get('classname') ?? ''}`;
  return (
    ['u', 'ins', 'mark', 'big'].includes(name) ||
    (['font', 'span'].includes(name) && /colou?r|background|underline|bold|#[\da-f]{3}|red|green|yellow/i.test(style))
  );
}

/** What wikis draw as a picture of a sign. */
const signs: readonly (readonly [RegExp, string])[] = [
  [/^\((?:tick|\/|y)\)$|^:(?:white_check_mark|heavy_check_mark|check_mark|tick):$/i, '✅'],
  [/^\((?:cross|error|x|n)\)$|^:(?:x|cross_mark|negative_squared_cross_mark):$/i, '❌'],
];

/** The sign that a picture of a wiki stands for, by its words; null for any other picture. */
export function readSign(alt: string): string | null {
  return signs.find(([name]) => name.test(alt.trim()))?.[1] ?? null;
}

function linkPicture(attributes: ReadonlyMap<string, string>): string {
  const address = attributes.get('src') ?? '';
  const alt = (attributes.get('alt') ?? '').trim();
  const sign = readSign(alt);
  if (sign !== null) return sign;
  const words = escapeText(alt);
  return /^https?:[^\s<>()]+$/.test(address) ? `[${words === '' ? 'picture' : words}](${address})` : words;
}

function escapeText(text: string): string {
  return text.replace(/[\\`*_[\]<>]/g, '\\$&').replace(/\{/g, '\\{');
}
