import type { Definition, Nodes, Root } from 'mdast';
import { listNodes } from '../../../text/read/list-nodes.ts';
import { checkLink, excerpt, findCode, tidyNode } from '../../../text/read/parse-markdown.ts';
import { plainLines } from '../../../text/schema/plain-text.ts';
import type { Place, Problem } from '../../../text/schema/problem.ts';
import { invisibleCharacters, rawHtmlDropped } from '../../../text/schema/problems/text-problems.ts';
import { componentMalformed } from '../../schema/problems/reading-problems.ts';
import { placeOfNode } from './inline-lines.ts';
import { readTag } from './read-tag.ts';

/** A link or picture as written, with its place. */
export interface WrittenLink {
  readonly url: string;
  readonly line: number;
  readonly column: number;
}

/**
 * Makes a tree fit for a page, in place, in one walk: raw HTML goes, links by reference get their address, addresses that lead elsewhere than to a page are
 * taken off, characters that cannot be seen go. Each is a Problem; so is what MDX would run. `<Evidence>` within a text becomes a link to its file.
 */
export function prepareTree(
  root: Root,
  at: (line: number, column: number) => Place,
): { readonly links: readonly WrittenLink[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const links: WrittenLink[] = [];
  const nodes = listNodes(root);
  const definitions = new Map<string, Definition>();
  for (const node of nodes) if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node);
  for (const node of nodes) {
    const { line, column } = placeOfNode(node);
    const place = at(line, column);
    if (node.type === 'text') problems.push(...findCode(node.value, { line, column }, at));
    if (tidyNode(node)) problems.push(invisibleCharacters(place));
    if (node.type === 'link' || node.type === 'image' || node.type === 'definition') {
      if (node.type !== 'definition') links.push({ url: node.url, line, column });
      problems.push(...checkLink(node, place));
    }
    if ('children' in node && node.children.some(isReplaced)) replaceChildren(node, { definitions, at, problems, links });
  }
  return { links, problems };
}

function isReplaced({ type }: Nodes): boolean {
  return (
    type === 'html' ||
    type === 'linkReference' ||
    type === 'imageReference' ||
    type === 'footnoteReference' ||
    type === 'footnoteDefinition'
  );
}

interface Findings {
  readonly definitions: ReadonlyMap<string, Definition>;
  readonly at: (line: number, column: number) => Place;
  readonly problems: Problem[];
  readonly links: WrittenLink[];
}

function replaceChildren(parent: { children: Nodes[] }, findings: Findings): void {
  parent.children = parent.children.flatMap((node) => replaceNode(node, findings));
}

function replaceNode(node: Nodes, { definitions, at, problems, links }: Findings): Nodes[] {
  const position = node.position === undefined ? {} : { position: node.position };
  const { line, column } = placeOfNode(node);
  if (node.type === 'linkReference' || node.type === 'imageReference') {
    const definition = definitions.get(node.identifier);
    if (definition === undefined) return node.type === 'linkReference' ? node.children : [];
    links.push({ url: definition.url, line, column });
    return node.type === 'linkReference'
      ? [{ type: 'link', url: definition.url, children: node.children, ...position }]
      : [{ type: 'image', url: definition.url, alt: node.alt ?? '', ...position }];
  }
  if (node.type === 'footnoteReference') return [{ type: 'text', value: `[${plainLines(node.identifier)}]`, ...position }];
  if (node.type === 'footnoteDefinition') return [{ type: 'blockquote', children: node.children, ...position }];
  if (node.type !== 'html') return [node];
  const { value } = node;
  if (/^<!--[\s\S]*-->$/.test(value) || value === '</Evidence>') return [];
  if (/^<Evidence[\s/>]/.test(value)) {
    const tag = readTag(value, 0);
    const file = tag.attributes.find(({ name }) => name === 'file' || name === 'src' || name === 'path')?.value;
    if (tag.complaint === null && tag.end === value.length && file !== undefined) {
      const link: Nodes = { type: 'link', url: file, children: [{ type: 'text', value: plainLines(file) }], ...position };
      links.push({ url: file, line, column });
      problems.push(...checkLink(link, at(line, column)));
      return [link];
    }
    problems.push(componentMalformed(at(line, column), { tag: excerpt(value), complaint: tag.complaint?.text ?? 'it names no `file`' }));
    return [];
  }
  // What is struck out is not said any more; that it is dropped would make a result of it.
  if (/^<\/?(?:del|s|strike)(?:\s[^<>]*)?>$/i.test(value)) return [{ type: 'text', value: '~~', ...position }];
  // The one way to break a line in the cell of a table.
  if (/^<br\s*\/?>$/i.test(value)) return [{ type: 'break', ...position }];
  problems.push(rawHtmlDropped(at(line, column), excerpt(value)));
  return [];
}
