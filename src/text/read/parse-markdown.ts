import type { Definition, Image, Link, Nodes, Root } from 'mdast';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { type Data, type Processor, unified } from 'unified';
import { hasInvisible, plainLines } from '../schema/plain-text.ts';
import type { Place, Problem } from '../schema/problem.ts';
import { codeInContent, invisibleCharacters, linkNotAllowed, rawHtmlDropped } from '../schema/problems/text-problems.ts';
import { boundLines } from './bound-text.ts';
import { listNodes } from './list-nodes.ts';

/** Markdown made ready for a page. */
export interface ParsedMarkdown {
  /** Sanitised HTML: no raw HTML of the author, links only http(s), mailto or relative. */
  readonly html: string;
  /** The same as plain text, for search and feeds. */
  readonly text: string;
  readonly problems: readonly Problem[];
}

const schema = {
  ...defaultSchema,
  protocols: { ...defaultSchema.protocols, href: ['http', 'https', 'mailto'], src: ['http', 'https'], cite: ['http', 'https'] },
  tagNames: (defaultSchema.tagNames ?? []).filter((name) => name !== 'img' && name !== 'picture' && name !== 'source'),
};
const reader = unified().use(remarkParse).use(remarkGfm).use(keepStrayChecks);
const plainReader = unified().use(remarkParse).use(remarkGfm).use(keepStrayChecks).use(seekNoAddresses);
const writer = unified().use(remarkRehype, { clobberPrefix: 'note-' }).use(rehypeSanitize, schema).use(rehypeStringify);

/**
 * Turns Markdown with GFM into sanitised HTML. Nothing in it runs: HTML is dropped; `import`, `export` and `{expressions}`,
 * which MDX would run, stay text. Each of them is a Problem at its line and column.
 */
export function parseMarkdown(text: string, at: (line: number, column: number) => Place): ParsedMarkdown {
  const bounded = boundLines(text.split('\n'), at);
  const tree = parseMarkdownTree(bounded.lines.join('\n'));
  const problems: Problem[] = [...bounded.problems];
  for (const node of listNodes(tree)) {
    const start = node.position?.start ?? { line: 1, column: 1 };
    const place = at(start.line, start.column);
    if (tidyNode(node)) problems.push(invisibleCharacters(place));
    if (node.type === 'html' && !/^<!--[\s\S]*-->$/.test(node.value)) problems.push(rawHtmlDropped(place, excerpt(node.value)));
    if (node.type === 'link' || node.type === 'definition' || node.type === 'image') problems.push(...checkLink(node, place));
    if (node.type === 'text') problems.push(...findCode(node.value, start, at));
  }
  const html = formatMarkdownTree(tree);
  return { html, text: listNodes(tree).map(textOf).join('').replace(/\s+/g, ' ').trim(), problems };
}

/** Takes characters that cannot be seen, or that turn the direction of a text, out of a node, in place, and says whether there were any. */
export function tidyNode(node: Nodes): boolean {
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') {
    const found = hasInvisible(node.value);
    node.value = plainLines(node.value, Number.POSITIVE_INFINITY);
    if (node.type === 'code') {
      node.lang = /^[\w+#.-]{1,40}$/.test(node.lang ?? '') ? (node.lang ?? null) : null;
      node.meta = null;
    }
    return found;
  }
  if (node.type === 'image' || node.type === 'imageReference') node.alt = plainLines(node.alt ?? '');
  if (node.type === 'link' || node.type === 'image' || node.type === 'definition') node.title = null;
  return false;
}

/** A box at the beginning of a paragraph right behind an empty item (`> -`, then `[x] open`) is text: the parser would take it off and lay it on what is around. */
function keepStrayChecks(this: Processor): void {
  const others = this.data('fromMarkdownExtensions') ?? [];
  this.data('fromMarkdownExtensions', [
    ...others,
    {
      exit: {
        taskListCheckValueChecked(token) {
          keepCheck(this, token, true);
        },
        taskListCheckValueUnchecked(token) {
          keepCheck(this, token, false);
        },
      },
    },
  ]);
}

function keepCheck(reading: CompileContext, token: Token, checked: boolean): void {
  const item = reading.stack.at(-2);
  if (item?.type === 'listItem') {
    item.checked = checked;
    return;
  }
  reading.enter({ type: 'text', value: `[${reading.sliceSerialize(token)}]` }, token);
  reading.exit(token);
}

/** Leaves out the search for addresses that are written without marks, which takes a fifth of the time of parsing. */
function seekNoAddresses(this: Processor): void {
  const extensions = (this.data('fromMarkdownExtensions') ?? []).flat();
  this.data(
    'fromMarkdownExtensions',
    extensions.map((extension) => ({ ...extension, transforms: [] })),
  );
}

type Extension = Exclude<NonNullable<Data['fromMarkdownExtensions']>[number], readonly unknown[]>;
type Handle = NonNullable<NonNullable<Extension['exit']>[string]>;
type CompileContext = ThisParameterType<Handle>;
type Token = Parameters<Handle>[0];

/** Parses Markdown with GFM into a tree whose lines are those of the text. */
export function parseMarkdownTree(text: string): Root {
  return (/www\.|https?:|@/i.test(text) ? reader : plainReader).parse(text);
}

/** Formats a tree as sanitised HTML. */
export function formatMarkdownTree(tree: Root): string {
  return String(writer.stringify(writer.runSync(tree)));
}

/** Takes off, in place, an address that leads elsewhere than to a web page, a mail address or a place inside the site, and says so. */
export function checkLink(node: Link | Definition | Image, place: Place): readonly Problem[] {
  if (isAllowedAddress(node.url)) return [];
  const problem = linkNotAllowed(place, excerpt(node.url));
  // An address that the sanitiser takes off; it would keep one that begins with two slashes and leads elsewhere.
  node.url = 'not-allowed:';
  return [problem];
}

/** Pictures would come from elsewhere, which pages of a release never do; the text that stands for them stays. */
function isAllowedAddress(url: string): boolean {
  const protocol = /^([a-z][a-z0-9+.-]*):/i.exec(url.replace(/[\p{Cc}\s]/gu, ''));
  if (protocol === null) return !url.startsWith('//');
  return ['http', 'https', 'mailto'].includes((protocol[1] ?? '').toLowerCase()) && URL.canParse(url) && !/\p{Cc}/u.test(url);
}

/** Finds in a text what MDX would run: imports, exports and expressions. */
export function findCode(
  value: string,
  start: { readonly line: number; readonly column: number },
  at: (line: number, column: number) => Place,
): Problem[] {
  const found: Problem[] = [];
  for (const [index, line] of value.split('\n').entries()) {
    const code = /^(?:import|export)\s+(?:[\w*{]|default\b).*(?:from\s+['"]|=|['"];?$).*$|\{[^{}]*\}/.exec(line);
    if (code === null) continue;
    const column = (index === 0 ? start.column : 1) + code.index;
    found.push(codeInContent(at(start.line + index, column), excerpt(code[0])));
  }
  return found;
}

function textOf(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') return node.value;
  if (node.type === 'image') return node.alt ?? '';
  return node.type === 'paragraph' || node.type === 'heading' || node.type === 'listItem' || node.type === 'break' ? ' ' : '';
}

/** The first line of a text, cut to what a message holds. */
export function excerpt(text: string): string {
  const line = text.split('\n')[0] ?? '';
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
