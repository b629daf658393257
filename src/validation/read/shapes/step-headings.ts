import type { Heading, RootContent } from 'mdast';
import { findField } from '../../schema/fields/field-names.ts';
import { splitHeadingVerdict, withoutSign } from '../../schema/verdicts/heading-verdict.ts';
import { placeOfNode, textWithin } from '../documents/inline-lines.ts';
import { makeHeadingStep, readStepTitle } from '../steps/heading-steps.ts';
import { isImperative } from '../steps/is-imperative.ts';
import { isIdentifier, takeIdentifier } from '../steps/read-id.ts';
import { findStepColumns } from '../steps/table-columns.ts';
import { hasBoxes } from '../steps/task-steps.ts';
import type { Context, Shape } from './shape.ts';

const numberedStep = /^(?:test\s+)?step\s*#?\s*\d+/i;
const testCase = /^(?:test(?:\s*case)?|tc|scenario)\s*#?\s*\d+\b/i;
const procedure =
  /\b(?:runbook|playbook|procedures?|process|walkthrough|how to|checklist|instructions?|release|deployment|installation)\b/i;
/** Headings of what is said of all steps together. */
const together = /\b(?:overall|results?|status|verdict|total|final|release|build)\b/i;
const telling =
  /\b(?:purpose|scope|references?|definitions?|glossary|responsibilit\w+|overview|introduction|background|requirements|risks?|objectives?|appendi(?:x|ces)|attachments?|approvals?|sign-?offs?|summary|conclusions?|history|contents|document control|deviations?|abbreviations?|prerequisites?|related|notes?|faq|about)\b/i;

/**
 * Headings that are steps themselves, with all that stands below them as what to do.
 *
 *     ## Step 1: Prepare the pump
 *
 *     Switch it on.
 */
export const stepHeadings: Shape = (context) => {
  const { node, nodes, index, stage, components, section } = context;
  if (node.type !== 'heading') return null;
  const title = bareTitle(node);
  const end = findEnd(nodes, index, node.depth);
  const content = nodes.slice(index + 1, end);
  if (content.some(isClearer) || components.some(({ line }) => line > placeOfNode(node).line && line < lineAt(nodes, end))) return null;
  const isStep =
    (numberedStep.test(title) && hasSibling(nodes, node, (other) => numberedStep.test(other))) ||
    (content.length > 0 && testCase.test(title) && hasSibling(nodes, node, (other) => testCase.test(other))) ||
    (saysResult(textWithin([node])) && (isNamed(title) || isNumber(title) || hasSibling(nodes, node, saysResult))) ||
    (splitHeadingVerdict(textWithin([node])) !== null && isNamed(title) && hasSibling(nodes, node, isNamed)) ||
    (stage !== 'clear' && content.length > 0 && isNamed(title) && hasSibling(nodes, node, isNamed)) ||
    (stage !== 'clear' && /^\d+[.:)]?\s/.test(title) && isNumberedProcedure(context, node)) ||
    ((stage === 'any' || stage === 'aside') && isSectionOfProcedure(context, content));
  if (!isStep) return null;
  const above = section.filter(({ depth }) => depth < node.depth).map(({ text }) => text);
  const step = makeHeadingStep(node, content, above);
  if (step === null) return null;
  return {
    parts: [{ kind: 'steps', drafts: [step.draft], line: placeOfNode(node).line }],
    end,
    rest: step.rest,
    enters: { depth: node.depth, text: title },
  };
};

function findEnd(nodes: readonly RootContent[], index: number, depth: number): number {
  const end = nodes.findIndex((one, at) => at > index && one.type === 'heading' && one.depth <= depth);
  return end < 0 ? nodes.length : end;
}

function lineAt(nodes: readonly RootContent[], index: number): number {
  const node = nodes[index];
  return node === undefined ? Number.POSITIVE_INFINITY : placeOfNode(node).line;
}

/** What has steps in a clearer form is a section. */
function isClearer(node: RootContent): boolean {
  return (
    (node.type === 'list' && hasBoxes(node)) ||
    (node.type === 'table' && findStepColumns(node) !== null) ||
    (node.type === 'heading' && numberedStep.test(bareTitle(node))) ||
    (node.type === 'paragraph' && readStepTitle(node) !== null)
  );
}

/** The words of a heading without a sign or a result. */
function bareTitle(node: RootContent): string {
  const title = textWithin([node]);
  return withoutSign(splitHeadingVerdict(title)?.words ?? title);
}

/** Whether a heading says how what it names came out, and names no summary. */
function saysResult(title: string): boolean {
  const verdict = splitHeadingVerdict(title);
  return verdict !== null && !verdict.isDoubtful && !together.test(verdict.words) && !telling.test(verdict.words);
}

function isNamed(title: string): boolean {
  return testCase.test(title) || takeIdentifier(title).id !== null;
}

/** Whether a heading is nothing but the number of a test case: `TC-1`. */
function isNumber(title: string): boolean {
  return /\p{L}.*\d/u.test(title) && isIdentifier(title);
}

function hasSibling(nodes: readonly RootContent[], head: Heading, fits: (title: string) => boolean): boolean {
  return nodes.some(
    (node) => node !== head && node.type === 'heading' && node.depth === head.depth && (fits(bareTitle(node)) || fits(textWithin([node]))),
  );
}

/** Headings `1.`, `2.` … below one that says nothing but steps, or of which most are instructions, and none is a chapter of a document. */
function isNumberedProcedure({ nodes, index, section, title }: Context, head: Heading): boolean {
  const parent = section.findLast(({ depth }) => depth < head.depth);
  const siblings = listSiblings(nodes, index, head.depth);
  const titles = siblings.map((one) => textWithin([one])).filter((text) => /^\d+[.:)]?\s/.test(text));
  const words = titles.map((text) => text.replace(/^\d+[.:)]?\s+/, '').replace(/^[^\p{L}]+/u, ''));
  if (parent !== undefined && findField(parent.text) === 'action') return true;
  if (words.length < 2 || words.some((text) => telling.test(text)) || Number.parseInt(titles[0] ?? '', 10) > 1) return false;
  return words.filter(isImperative).length * 5 >= words.length * 3 || /\b(?:runbook|playbook|walkthrough)\b/i.test(parent?.text ?? title);
}

function listSiblings(nodes: readonly RootContent[], index: number, depth: number): readonly Heading[] {
  let from = index;
  while (from > 0 && !isAbove(nodes[from - 1], depth)) from -= 1;
  let to = index;
  while (to < nodes.length && !isAbove(nodes[to], depth)) to += 1;
  return nodes
    .slice(from, to)
    .filter((node) => node.type === 'heading' && node.depth === depth)
    .filter((node) => node.type === 'heading');
}

function isAbove(node: RootContent | undefined, depth: number): boolean {
  return node?.type === 'heading' && node.depth < depth;
}

/** A section without sections of its own, of a document that calls itself a procedure, that says what to run or to do. */
function isSectionOfProcedure({ title, section, node }: Context, content: readonly RootContent[]): boolean {
  const name = textWithin([node]);
  if (content.length === 0 || content.some(({ type }) => type === 'heading') || telling.test(name)) return false;
  if (![title, ...section.map(({ text }) => text)].some((text) => procedure.test(text))) return false;
  return content.some(
    (one) =>
      one.type === 'code' ||
      (one.type === 'paragraph' && isImperative(textWithin([one]))) ||
      (one.type === 'list' && one.children.some((item) => isImperative(textWithin([item])))),
  );
}
