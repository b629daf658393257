import type { RootContent } from 'mdast';
import { findField } from '../../schema/fields/field-names.ts';
import { placeOfNode, textWithin } from '../documents/inline-lines.ts';
import { parseHeadingStep, readStepTitle } from '../steps/heading-steps.ts';
import { readHeading } from '../steps/read-id.ts';
import { type Context, namesOf, type Shape } from './shape.ts';

/**
 * A heading, or a bold line that numbers a step, with labelled fields below it.
 *
 *     ### TC-1: Valve
 *
 *     **Action:** Open the valve.
 *     **Expected result:** Water flows.
 */
export const headingFields: Shape = (context) => {
  const { node, nodes, index, components, section } = context;
  if (readStepTitle(node) === null) return null;
  for (const end of findEnds(nodes, index, components)) {
    const above = node.type === 'heading' ? section.filter(({ depth }) => depth < node.depth).map(({ text }) => text) : namesOf(context);
    const step = parseHeadingStep(node, nodes.slice(index + 1, end), above);
    if (step === null) continue;
    const enters = node.type === 'heading' ? { enters: { depth: node.depth, text: textWithin([node]) } } : {};
    return { parts: [{ kind: 'steps', drafts: [step.draft], line: placeOfNode(node).line }], end, rest: step.rest, ...enters };
  }
  return null;
};

/** Where the fields of a heading's step may end: at the next heading, or at the next one that is not below it. */
function findEnds(nodes: readonly RootContent[], index: number, components: Context['components']): readonly number[] {
  const head = nodes[index];
  let near = index + 1;
  while (near < nodes.length && !isHead(nodes[near])) near += 1;
  const ends = [near];
  if (head?.type === 'heading' && nodes[near]?.type === 'heading') {
    // A step whose fields have headings of their own is short.
    let far = near;
    for (; far < nodes.length && far - index < 40; far += 1) {
      const node = nodes[far];
      if (node?.type === 'heading' && node.depth <= head.depth) break;
    }
    const inner = nodes.slice(near, far);
    const names = inner.flatMap((node) => (node.type === 'heading' ? [textWithin([node])] : []));
    const areLabels = names.length > 1 && names.every((name) => !['step', 'title', null].includes(findField(name)));
    const isOne = readHeading(textWithin([head])).id !== null && names.every((name) => readHeading(name).id === null);
    if (far > near && far - index < 40 && (areLabels || isOne)) ends.unshift(far);
  }
  const [from, to] = [placeOfNode(head ?? { type: 'break' }).line, nodes[ends[0] ?? near]];
  const last = to === undefined ? Number.POSITIVE_INFINITY : placeOfNode(to).line;
  return components.length > 0 && components.some(({ line }) => line > from && line < last) ? [] : ends;
}

function isHead(node: RootContent | undefined): boolean {
  return node !== undefined && (node.type === 'heading' || readStepTitle(node) !== null);
}
