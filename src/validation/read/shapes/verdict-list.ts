import { listPlainSteps } from '../steps/list-steps.ts';
import { hasBoxes, saysVerdicts } from '../steps/task-steps.ts';
import { namesOf, type Shape } from './shape.ts';
import { joinPieces } from './task-list.ts';

/** Headings of what is said of all steps together. */
const together = /\b(?:overall|summary|conclusions?|sign-?offs?|approvals?|deviations?|defects?|verdict)\b/i;

/**
 * A list of which most items say behind their words how they came out.
 *
 *     1. Open the valve ... PASS
 *     2. Read the gauge ... FAIL
 */
export const verdictList: Shape = (context) => {
  const { node, index } = context;
  const section = namesOf(context);
  if (node.type !== 'list' || hasBoxes(node) || together.test(section.at(-1) ?? '')) return null;
  return saysVerdicts(node) ? joinPieces(node, listPlainSteps(node, section), index) : null;
};
