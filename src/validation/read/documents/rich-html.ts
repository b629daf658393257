import type { BlockContent, DefinitionContent, ListItem, Nodes, PhrasingContent, RootContent } from 'mdast';
import { formatMarkdownTree } from '../../../text/read/parse-markdown.ts';

const phrasing: ReadonlySet<string> = new Set(['text', 'inlineCode', 'emphasis', 'strong', 'delete', 'link', 'image', 'break']);
/** Longest markup of a field in characters; what is longer is shown as plain text. */
const longest = 40_000;

/**
 * What is written in a field as sanitised HTML, where lists, code, quotes or several lines would be lost in plain text; empty where plain text says it all.
 * Lines of a cell that begin with numbers or bullets are a list.
 */
export function formatRich(nodes: readonly Nodes[]): string {
  if (!nodes.some(isRich)) return '';
  const html = formatMarkdownTree({ type: 'root', children: listBlocks(nodes) }).trim();
  return html.length > longest ? '' : html;
}

function isRich(node: Nodes): boolean {
  const rest: Nodes[] = [node];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    if (['list', 'code', 'inlineCode', 'blockquote', 'table', 'break'].includes(next.type)) return true;
    if ('children' in next) rest.push(...next.children);
  }
  return false;
}

/** Blocks as they are; what stands in lines, as paragraphs and lists. */
function listBlocks(nodes: readonly Nodes[]): RootContent[] {
  const blocks: RootContent[] = [];
  let lines: PhrasingContent[][] = [];
  const end = () => {
    blocks.push(...joinLines(lines));
    lines = [];
  };
  for (const node of nodes) {
    if (isPhrasing(node)) {
      if (lines.length === 0) lines.push([]);
      addInline(lines, node);
    } else if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') {
      end();
      lines = [[]];
      for (const child of node.children) addInline(lines, child);
      end();
    } else if (node.type === 'listItem') {
      end();
      blocks.push({ type: 'list', ordered: false, spread: false, children: [{ ...node, checked: null }] });
    } else if (isBlock(node)) {
      end();
      blocks.push(node);
    }
  }
  end();
  return blocks;
}

function isPhrasing(node: Nodes): node is PhrasingContent {
  return phrasing.has(node.type);
}

function isBlock(node: Nodes): node is BlockContent | DefinitionContent {
  return ['list', 'code', 'blockquote', 'table', 'thematicBreak'].includes(node.type);
}

function addInline(lines: PhrasingContent[][], node: PhrasingContent): void {
  if (node.type === 'break') lines.push([]);
  else lines.at(-1)?.push(node);
}

const numbered = /^\s*\d{1,3}[.)]\s+/;
const bulleted = /^\s*(?:[-*•–]\s+)/;

function joinLines(lines: readonly PhrasingContent[][]): RootContent[] {
  const blocks: RootContent[] = [];
  for (const line of lines) {
    if (line.every((node) => node.type === 'text' && node.value.trim() === '')) continue;
    const [first] = line;
    const head = first?.type === 'text' ? first.value : '';
    const mark = numbered.exec(head) ?? bulleted.exec(head);
    const ordered = numbered.test(head);
    const before = blocks.at(-1);
    if (mark !== null && lines.length > 1) {
      const item = makeItem([{ type: 'text', value: head.slice(mark[0].length) }, ...line.slice(1)]);
      if (before?.type === 'list' && before.ordered === ordered) before.children.push(item);
      else blocks.push({ type: 'list', ordered, start: ordered ? Number.parseInt(head, 10) : null, spread: false, children: [item] });
    } else if (before?.type === 'paragraph') before.children.push({ type: 'break' }, ...line);
    else blocks.push({ type: 'paragraph', children: [...line] });
  }
  return blocks;
}

function makeItem(children: PhrasingContent[]): ListItem {
  return { type: 'listItem', spread: false, children: [{ type: 'paragraph', children }] };
}
