import type { Heading, RootContent } from 'mdast';
import { listInlineLines, placeOfNode } from '../documents/inline-lines.ts';
import { makeHeadingStep } from '../steps/heading-steps.ts';
import { type Label, parseLabel } from '../steps/label.ts';
import { namesOf, type Shape } from './shape.ts';

/**
 * Labels that begin with the name of a test case, below no heading of its own.
 *
 *     **Test case:** Sign in
 *     **Steps:** Type name and password.
 *     **Expected:** The start page is shown.
 */
export const labelBlock: Shape = (context) => {
  const { node, nodes, index, components } = context;
  const first = readLabels(node)[0];
  if (first === undefined || !isName(first) || components.length > 0) return null;
  const end = findEnd(nodes, index);
  const content = nodes.slice(index, end);
  const labels = content.flatMap(readLabels);
  const has = (field: Label['field']) => labels.some((label) => label.field === field);
  const names = labels.filter(isName).map(({ field }) => field);
  if (!(has('expected') && (has('action') || has('result'))) && !(has('action') && has('result'))) return null;
  // The same label twice is that of another case.
  if (new Set(names).size < names.length) return null;
  const position = node.position === undefined ? {} : { position: node.position };
  const id = labels.find(({ field }) => field === 'id')?.written.text ?? '';
  const title = labels.find(({ field }) => field === 'step' || field === 'title')?.written.text ?? '';
  const head: Heading = { type: 'heading', depth: 6, children: [{ type: 'text', value: title === '' ? id : title }], ...position };
  const step = makeHeadingStep(head, content, namesOf(context));
  if (step === null) return null;
  return { parts: [{ kind: 'steps', drafts: [step.draft], line: placeOfNode(node).line }], end, rest: step.rest };
};

function isName({ field, written }: Label): boolean {
  return (field === 'id' || field === 'step' || field === 'title') && written.text !== '';
}

/** The block ends at a heading, a rule, a table, or where the next one begins. */
function findEnd(nodes: readonly RootContent[], index: number): number {
  const opening = readLabels(nodes[index])[0]?.field;
  const end = nodes.findIndex((node, at) => {
    if (at <= index) return false;
    return ['heading', 'thematicBreak', 'table'].includes(node.type) || readLabels(node)[0]?.field === opening;
  });
  return end < 0 ? nodes.length : end;
}

function readLabels(node: RootContent | undefined): readonly Label[] {
  return node?.type === 'paragraph' ? listInlineLines(node).flatMap((line) => parseLabel(line) ?? []) : [];
}
