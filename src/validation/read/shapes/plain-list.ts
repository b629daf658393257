import type { RootContent } from 'mdast';
import { findField } from '../../schema/fields/field-names.ts';
import { listInlineLines, textWithin } from '../documents/inline-lines.ts';
import { isStepList, listPlainSteps } from '../steps/list-steps.ts';
import { namesOf, type Shape } from './shape.ts';
import { joinPieces } from './task-list.ts';

/**
 * A list without boxes below a heading that says that it is done, or of instructions; only in a document that has no step in a clearer form. A bold line
 * above it is a heading.
 *
 *     # Pump test plan
 *
 *     1. Open the valve.
 *     2. Read the gauge.
 */
export const plainList: Shape = (context) => {
  const { node, nodes, index, stage, title } = context;
  if (node.type !== 'list' || stage === 'clear') return null;
  const before = findLabel(nodes, index);
  const [line, ...more] = before?.type === 'paragraph' ? listInlineLines(before) : [];
  const bold =
    line !== undefined && more.length === 0 && line.text !== '' && line.bold >= line.text.length ? line.text.replace(/:$/, '') : null;
  const section = [...namesOf(context), ...(bold === null ? [] : [bold])];
  const judged = title === '' ? section : [title, ...section];
  if (!isStepList(node, { section: judged, before, isLast: stage === 'any' || stage === 'aside' })) return null;
  return joinPieces(node, listPlainSteps(node, section), index);
};

/** What stands above a list: the paragraph before it, or the label of one that only explains the list, as in `**Steps:**` above `Carry out in this order.` */
function findLabel(nodes: readonly RootContent[], index: number): RootContent | undefined {
  const [label, before] = [nodes[index - 2], nodes[index - 1]];
  if (label?.type !== 'paragraph' || before?.type !== 'paragraph') return before;
  const text = textWithin([label]);
  return text.length < 60 && text.endsWith(':') && findField(text.slice(0, -1)) === 'action' ? label : before;
}
