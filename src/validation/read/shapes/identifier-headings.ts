import type { Heading, RootContent } from 'mdast';
import { placeOfNode, textWithin } from '../documents/inline-lines.ts';
import { makeHeadingStep } from '../steps/heading-steps.ts';
import { isIdentifier } from '../steps/read-id.ts';
import { addField } from '../steps/step-draft.ts';
import { namesOf, type Shape } from './shape.ts';

/**
 * Headings that are nothing but identifiers, each with a heading below it that names the test case, whatever their depths.
 *
 *     ##### TC001
 *
 *     ### The valve opens
 *
 *     - Press the button
 */
export const identifierHeadings: Shape = (context) => {
  const { node, nodes, index, stage, components } = context;
  const name = nodes[index + 1];
  if (stage === 'clear' || components.length > 0 || node.type !== 'heading' || name?.type !== 'heading') return null;
  if (!isIdentifierHeading(node) || isIdentifierHeading(name)) return null;
  const siblings = nodes.filter((one) => one.type === 'heading' && one.depth === node.depth && isIdentifierHeading(one));
  const end = findEnd(nodes, index + 2, Math.min(node.depth, name.depth));
  if (siblings.length < 2 || end === index + 2) return null;
  const id = textWithin([node]).trim();
  const step = makeHeadingStep({ ...node, children: name.children }, nodes.slice(index + 2, end), namesOf(context).slice(0, 1));
  if (step === null) return null;
  addField(step.draft, 'id', { text: id, links: [], place: placeOfNode(node) });
  return {
    parts: [{ kind: 'steps', drafts: [step.draft], line: placeOfNode(node).line }],
    end,
    rest: step.rest,
    enters: { depth: Math.min(node.depth, name.depth), text: `${id}: ${textWithin([name])}` },
  };
};

function isIdentifierHeading(node: Heading): boolean {
  const text = textWithin([node]).trim();
  return /\d/.test(text) && /\p{L}/u.test(text) && isIdentifier(text);
}

function findEnd(nodes: readonly RootContent[], from: number, depth: number): number {
  const end = nodes.findIndex((one, at) => at >= from && one.type === 'heading' && (one.depth <= depth || isIdentifierHeading(one)));
  return end < 0 ? nodes.length : end;
}
