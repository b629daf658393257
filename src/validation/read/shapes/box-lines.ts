import { placeOfNode } from '../documents/inline-lines.ts';
import { listBoxLines } from '../steps/list-steps.ts';
import { namesOf, type Shape } from './shape.ts';

/**
 * Lines that begin with boxes.
 *
 *     ☐ Open the valve.
 *     [ ] Read the gauge.
 */
export const boxLines: Shape = (context) => {
  const { node, index } = context;
  if (node.type !== 'paragraph') return null;
  const drafts = listBoxLines(node, namesOf(context));
  return drafts.length === 0 ? null : { parts: [{ kind: 'steps', drafts, line: placeOfNode(node).line }], end: index + 1 };
};
