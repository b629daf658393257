import type { Nodes, Parents, PhrasingContent } from 'mdast';
import { plainText } from '../../../text/schema/plain-text.ts';
import type { FieldPlace } from '../../schema/records/step.ts';

/** Longest text of a field in characters. */
export const longestField = 20_000;

/** A line of a paragraph, heading or cell, as plain text, with what it links to. */
export interface InlineLine {
  readonly text: string;
  /** How many of the first characters are bold; a label is. */
  readonly bold: number;
  readonly links: readonly string[];
  readonly place: FieldPlace;
  /** The part of the tree that stands in the line. */
  readonly nodes?: readonly PhrasingContent[];
}

interface DraftLine {
  text: string;
  bold: number;
  links: string[];
  place: FieldPlace;
}

/** Where a node begins. */
export function placeOfNode(node: Nodes): FieldPlace {
  const { line, column } = node.position?.start ?? { line: 1, column: 1 };
  return { line, column };
}

/** The last line of a node. */
export function endLineOf(node: Nodes): number {
  return node.position?.end.line ?? placeOfNode(node).line;
}

/** The lines of what stands in a paragraph, heading or cell. Blanks at both ends go; raw HTML has no text. */
export function listInlineLines(parent: Parents): readonly InlineLine[] {
  const lines: DraftLine[] = [{ text: '', bold: 0, links: [], place: placeOfNode(parent.children[0] ?? parent) }];
  const rest: { readonly node: Nodes; readonly bold: boolean }[] = parent.children.map((node) => ({ node, bold: false })).reverse();
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    const { node, bold } = next;
    const line = lines.at(-1);
    if (line === undefined) break;
    if (node.type === 'link' || node.type === 'image') line.links.push(node.url);
    if (node.type === 'break') {
      const place = placeOfNode(node);
      lines.push({ text: '', bold: 0, links: [], place: { line: place.line + 1, column: 1 } });
    } else if (node.type === 'text') addText(lines, node.value, bold);
    else if (node.type === 'inlineCode' || node.type === 'code') addText(lines, node.value.replaceAll('\n', ' '), bold);
    else if (node.type === 'image') addText(lines, node.alt ?? '', bold);
    else if (node.type === 'delete') {
      // What is struck out stays visible as such: nobody says it any more.
      const mark = { type: 'text' as const, value: '~~' };
      for (const child of [mark, ...node.children, mark].toReversed()) rest.push({ node: child, bold });
    } else if ('children' in node) {
      const inner = bold || node.type === 'strong';
      for (const child of node.children.toReversed()) rest.push({ node: child, bold: inner });
    }
  }
  const trees = splitTree(parent);
  return lines.map((line, index) => {
    const nodes = trees.length === lines.length ? trees[index] : undefined;
    const start = line.text.search(/\S/);
    const bold = Math.max(0, Math.min(line.bold, line.text.length) - Math.max(0, start));
    return { ...line, text: line.text.trim(), bold, ...(nodes === undefined ? {} : { nodes }) };
  });
}

/** What stands in a paragraph or heading, line by line; lines that end within emphasis or a link are not told apart. */
function splitTree(parent: Parents): readonly (readonly PhrasingContent[])[] {
  const lines: PhrasingContent[][] = [[]];
  for (const node of parent.children) {
    if (node.type === 'break') lines.push([]);
    else if (node.type === 'text') {
      for (const [index, value] of node.value.split('\n').entries()) {
        if (index > 0) lines.push([]);
        if (value !== '') lines.at(-1)?.push({ type: 'text', value });
      }
    } else if (isInline(node)) lines.at(-1)?.push(node);
  }
  return lines;
}

function isInline(node: Nodes): node is PhrasingContent {
  return ['inlineCode', 'emphasis', 'strong', 'delete', 'link', 'image'].includes(node.type);
}

/** What stands in a line after its first characters. */
export function dropText(nodes: readonly PhrasingContent[], count: number): readonly PhrasingContent[] {
  let left = count;
  return nodes.flatMap((node): readonly PhrasingContent[] => {
    if (left <= 0) return [node];
    const text = node.type === 'text' ? node.value : textWithin([node]);
    left -= text.length;
    return left < 0 && node.type === 'text' ? [{ type: 'text', value: text.slice(left) }] : [];
  });
}

function addText(lines: DraftLine[], value: string, bold: boolean): void {
  for (const [index, part] of value.split('\n').entries()) {
    const before = lines.at(-1);
    if (before === undefined) return;
    if (index > 0) lines.push({ text: '', bold: 0, links: [], place: { line: before.place.line + 1, column: 1 } });
    const line = lines.at(-1);
    if (line === undefined) return;
    if (bold && line.text.slice(line.bold).trim() === '') line.bold = line.text.length + part.length;
    line.text += part;
  }
}

/** One line of plain text, of a bounded length. */
export function cleanField(text: string): string {
  return plainText(text, longestField);
}

/** All text within nodes, blocks apart by a blank. */
export function textWithin(nodes: readonly Nodes[]): string {
  const parts: string[] = [];
  const rest: Nodes[] = nodes.toReversed();
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    if (node.type === 'text' || node.type === 'inlineCode') parts.push(node.value);
    else if (node.type === 'code') parts.push(' ', node.value, ' ');
    else if (node.type === 'image') parts.push(node.alt ?? '');
    else if (node.type === 'break') parts.push(' ');
    else if (node.type === 'list') {
      for (const [index, item] of [...node.children.entries()].reverse()) {
        rest.push(item, { type: 'text', value: node.ordered === true ? ` ${(node.start ?? 1) + index}. ` : ' - ' });
      }
    } else if (node.type === 'delete') {
      // What is struck out stays visible as such: nobody says it any more.
      const mark = { type: 'text' as const, value: '~~' };
      rest.push(mark, ...node.children.toReversed(), mark);
    } else if ('children' in node) {
      const apart = !['emphasis', 'strong', 'link'].includes(node.type);
      if (apart) parts.push(' ');
      rest.push(...(apart ? [{ type: 'break' as const }] : []), ...node.children.toReversed());
    }
  }
  return cleanField(parts.join(''));
}

/** What nodes link to. */
export function linksWithin(nodes: readonly Nodes[]): readonly string[] {
  const links: string[] = [];
  const rest: Nodes[] = nodes.toReversed();
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    if (node.type === 'link' || node.type === 'image') links.push(node.url);
    if ('children' in node) rest.push(...node.children.toReversed());
  }
  return links;
}

/** Whether some words of a text are bold, in italics, code or a link, and others are not, as in `**Pass** / Fail`. */
export function hasPartialEmphasis(nodes: readonly Nodes[]): boolean {
  let inside = '';
  let outside = '';
  const rest: { readonly node: Nodes; readonly isIn: boolean }[] = nodes.map((node) => ({ node, isIn: false }));
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    const { node } = next;
    const isIn = next.isIn || ['strong', 'emphasis', 'inlineCode', 'link', 'delete'].includes(node.type);
    if (node.type === 'text' || node.type === 'inlineCode') {
      if (isIn) inside += node.value;
      else outside += node.value;
    }
    if ('children' in node) for (const child of node.children) rest.push({ node: child, isIn });
  }
  return /\p{L}/u.test(inside) && /\p{L}/u.test(outside.replace(/\bor\b/gi, ''));
}
