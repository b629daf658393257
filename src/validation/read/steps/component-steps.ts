import { parseMarkdownTree } from '../../../text/read/parse-markdown.ts';
import type { Place, Problem } from '../../../text/schema/problem.ts';
import { componentMalformed } from '../../schema/problems/reading-problems.ts';
import { type Component, findComponents, knownAttributes } from '../documents/find-components.ts';
import { linksWithin, listInlineLines, textWithin } from '../documents/inline-lines.ts';
import { prepareTree, type WrittenLink } from '../documents/prepare-tree.ts';
import { fillField } from './fill-field.ts';
import { parseLabel } from './label.ts';
import { addField, type StepDraft, startStep } from './step-draft.ts';

/** The step of a `<Step>`: attributes, and Markdown between its tags, where lines with a label are fields and all else is the action. */
export function parseStepComponent(
  component: Component,
  { section, at }: { readonly section: readonly string[]; readonly at: (line: number, column: number) => Place },
): { readonly draft: StepDraft; readonly links: readonly WrittenLink[]; readonly problems: readonly Problem[] } {
  const { line, column, attributes, inner, innerLine } = component;
  const draft = startStep('component', section, { line, column });
  for (const field of knownAttributes.Step) {
    const attribute = attributes.get(field);
    if (attribute !== undefined) addField(draft, field, { text: attribute.value, links: [], place: attribute });
  }
  const offset = (row: number) => row + innerLine - 1;
  const problems: Problem[] = [];
  const innerAt = (row: number, start: number) => at(offset(row), start);
  const found = findComponents(inner.split('\n'), innerAt);
  problems.push(...found.problems);
  for (const one of found.components) {
    const file = one.attributes.get('file');
    if (one.name === 'Evidence' && file !== undefined) {
      addField(draft, 'evidence', { text: '', links: [file.value], place: { line: offset(one.line), column: one.column } });
    } else {
      const complaint = one.name === 'Evidence' ? 'it names no `file`' : 'it stands in a step';
      problems.push(componentMalformed(innerAt(one.line, one.column), { tag: `<${one.name}>`, complaint }));
    }
  }
  const tree = parseMarkdownTree(found.lines.join('\n'));
  const prepared = prepareTree(tree, innerAt);
  problems.push(...prepared.problems);
  for (const node of tree.children) {
    const lines = node.type === 'paragraph' ? listInlineLines(node) : [];
    if (lines.length === 0)
      addField(draft, 'action', {
        text: textWithin([node]),
        links: linksWithin([node]),
        place: { line: offset(node.position?.start.line ?? 1), column: 1 },
      });
    for (const own of lines) {
      const place = { line: offset(own.place.line), column: own.place.column };
      const label = parseLabel(own);
      if (label === null || label.field === null) addField(draft, 'action', { ...own, place });
      else fillField(draft, { ...label, written: { ...label.written, place } });
    }
  }
  return { draft, links: prepared.links.map((link) => ({ ...link, line: offset(link.line) })), problems };
}
