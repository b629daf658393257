import type { List, Nodes, RootContent } from 'mdast';
import { isBlank } from '../../../text/schema/is-blank.ts';
import { isExecuted } from '../../schema/fields/field-names.ts';
import { type HeadingVerdict, splitHeadingVerdict, withoutSign } from '../../schema/verdicts/heading-verdict.ts';
import { splitChoice } from '../../schema/verdicts/result-choice.ts';
import { endLineOf, type InlineLine, linksWithin, listInlineLines, placeOfNode, textWithin } from '../documents/inline-lines.ts';
import { isChoice } from '../results/read-box.ts';
import { addAction, fillField } from './fill-field.ts';
import { inlineOf, type Label, listLabels, parseLabel } from './label.ts';
import { readHeading } from './read-id.ts';
import { addEntry, addField, markField, nodesOf, type StepDraft, startStep } from './step-draft.ts';
import { findStepColumns } from './table-columns.ts';
import { hasBoxes, saysVerdicts } from './task-steps.ts';
import { addFailures } from './told-failures.ts';
import type { Written } from './written.ts';

/** A heading with fields below it, as a step, and what below it is no field. */
export interface HeadingStep {
  readonly draft: StepDraft;
  readonly rest: readonly RootContent[];
}

/** The words of a heading, or of a paragraph that stands for one: `**Step 3: Sign in**`. Null for any other node. */
export function readStepTitle(node: RootContent): string | null {
  if (node.type === 'heading') return textWithin([node]);
  if (node.type !== 'paragraph') return null;
  const [first, ...more] = listInlineLines(node);
  if (first === undefined || more.length > 0 || first.bold < first.text.length) return null;
  return /^(?:test\s+)?(?:step|case|test)\s*#?\s*\d+/i.test(withoutSign(first.text)) ? first.text.replace(/:$/, '') : null;
}

/** Reads the step of a heading and of what stands below it, up to the next one. Null when that names no fields of a step. */
export function parseHeadingStep(head: RootContent, content: readonly RootContent[], section: readonly string[]): HeadingStep | null {
  return isStep(head, content) ? makeHeadingStep(head, content, section) : null;
}

/** The step of a heading that is one for another reason than its fields; all below it is its action. Null for a node without a title. */
export function makeHeadingStep(head: RootContent, content: readonly RootContent[], section: readonly string[]): HeadingStep | null {
  const title = readStepTitle(head);
  if (title === null) return null;
  const verdict = splitHeadingVerdict(title);
  const { id, title: words } = readHeading(withoutSign(verdict?.words ?? title));
  const place = placeOfNode(head);
  const draft = startStep('heading', section, place);
  if (verdict !== null) addVerdict(draft, verdict);
  if (id !== null) addField(draft, 'id', { text: id, links: [], place });
  if (words !== '') addField(draft, 'action', { text: words, links: [], place });
  draft.isTitled = words !== '';
  const rest: RootContent[] = [];
  let current: Label | null = null;
  for (const node of content) {
    const isBelow = isAnswered(draft, current) && listLabels(node).length === 0;
    if (node.type === 'table' || (node.type === 'list' && isExecutedField(current) && isOfOthers(node))) {
      rest.push(node);
      continue;
    }
    draft.to = Math.max(draft.to, endLineOf(node));
    if (isBelow && node.type !== 'heading') {
      if (node.type !== 'thematicBreak' && node.type !== 'definition')
        draft.others.push({ name: 'Note', value: textWithin([node]), nodes: [node] });
    } else if (node.type === 'heading') {
      current = parseLabel({ ...inlineOf(node), bold: textWithin([node]).length });
      if (current === null) addAction(draft, inlineOf(node));
    } else if (node.type === 'paragraph') current = readParagraph(draft, node, current);
    else if (node.type === 'list' && isOpen(current)) {
      for (const item of node.children) readItem(draft, item, current);
    } else if (node.type !== 'thematicBreak' && node.type !== 'definition') {
      append(draft, current, writtenOf(node));
    }
  }
  // Beside a result, ✅ before a heading is how many people draw a bullet.
  if (draft.readings.length > 0 && /^[✅✔☑]/u.test(draft.hint) && title.trim().startsWith(draft.hint)) draft.hint = '';
  addFailures(
    draft,
    content.filter((node) => !rest.includes(node)),
  );
  return { draft, rest };
}

/** What a heading says of its step: a result, or a sign or a word that may be part of its title. */
function addVerdict(draft: StepDraft, { said, isDoubtful }: HeadingVerdict): void {
  draft.entries.push({ name: 'result', where: { kind: 'heading', line: draft.place.line } });
  if (isDoubtful) draft.hint = said;
  else {
    draft.readings.push({ name: 'Heading', text: said });
    addField(draft, 'result', { text: said, links: [], place: draft.place });
  }
}

function isExecutedField(current: Label | null): boolean {
  return ['result', 'tester', 'date', 'checkedBy'].includes(current?.field ?? '');
}

/** A list of other steps: of things to do, with results behind them, or with choices of results behind words of their own. */
function isOfOthers(list: List): boolean {
  if (isTaskList(list) || saysVerdicts(list)) return true;
  return list.children.some(({ children: [first] }) => first !== undefined && splitChoice(textWithin([first])) !== null);
}

/** A list of things to do, and not of answers to choose from. */
function isTaskList(node: Extract<RootContent, { type: 'list' }>): boolean {
  return hasBoxes(node) && node.children.some((item) => !isChoice(textWithin([item]).replace(/^\S*[☐☑☒🗹]\S*\s*/u, '')));
}

/** Whether the field that a label began has its answer: what stands below it is another thing. */
function isAnswered({ fields }: StepDraft, current: Label | null): boolean {
  const field = current?.field;
  return (
    (field === 'result' || field === 'tester' || field === 'date' || field === 'checkedBy') &&
    !isBlank(current?.written.text ?? '') &&
    fields.has(field)
  );
}

/** Headings of what is said about all steps together. */
const summary = /\b(?:overall|summary|status|conclusions?|assessment)\b/i;

/** Headings of what is told about a test, and is none. */
const about =
  /^[^\p{L}\p{N}]*(?:\d+(?:\.\d+)*\.?\s+)?(?:(?:\w+\s+)?sign-?offs?$|(?:\w+\s+)?approvals?$|deviations?|defects?|bugs?|issues?|incidents?|ncrs?|capas?|discrepanc(?:y|ies)|problem reports?)\b(?!.*\b(?:test|step)\b)/iu;

/** What a table with results says counts more than the labels above it. */
function isStep(head: RootContent, content: readonly RootContent[]): boolean {
  const labels = content.flatMap(listLabels);
  const hasTable = content.some((node) => node.type === 'table' && findStepColumns(node) !== null);
  if (
    hasTable &&
    !(
      (labels.some(({ field }) => field === 'result') || splitHeadingVerdict(textWithin([head])) !== null) &&
      labels.some(({ field }) => field === 'expected' || field === 'action')
    )
  )
    return false;
  const has = (...fields: readonly Label['field'][]) => labels.some(({ field }) => field !== null && fields.includes(field));
  if (head.type !== 'heading') return content.length > 0;
  const title = withoutSign(textWithin([head]));
  if (about.test(title)) return false;
  if (labels.length < 2 || (summary.test(title) && readHeading(title).id === null)) return false;
  return (
    (has('expected', 'actual') &&
      has('expected', 'actual', 'action', 'result', 'id') &&
      new Set(labels.map(({ field }) => field)).size > 1) ||
    (has('result') && has('action', 'id'))
  );
}

function writtenOf(node: Nodes): Written {
  const place = placeOfNode(node);
  const where = { kind: 'lines' as const, from: place.line, to: endLineOf(node) };
  return { text: textWithin([node]), links: linksWithin([node]), place, nodes: [node], where };
}

/** Whether the items of a list below a label may be fields of the step, as in a test record; those of an expectation are not. */
function isOpen(current: Label | null): boolean {
  return current === null || current.field === null || current.field === 'result' || current.field === 'tester' || current.field === 'date';
}

/** Whether a line goes on with a sentence of the line above, whatever word it begins with: `… by typing this`, `comment:`. */
function isWrapped(above: InlineLine | undefined, { text, bold }: InlineLine): boolean {
  return above !== undefined && bold === 0 && /^\p{Ll}/u.test(text) && /[\p{L}\p{N},]$/u.test(above.text) && parseLabel(above) === null;
}

function readParagraph(draft: StepDraft, node: Extract<RootContent, { type: 'paragraph' }>, before: Label | null): Label | null {
  let current = before;
  const lines = listInlineLines(node);
  for (const [index, line] of lines.entries()) {
    const label = isWrapped(lines[index - 1], line) ? null : parseLabel(line);
    const where = { kind: 'lines', from: line.place.line, to: line.place.line } as const;
    // A choice of results on a line of its own is the result, whatever label stands above it.
    if (label === null && splitChoice(`Result: ${line.text}`)?.said === line.text)
      fillField(draft, { field: 'result', name: 'Result', written: { ...line, where } });
    else if (label === null) append(draft, current, { ...line, where });
    else {
      current = label;
      append(draft, label, label.written);
    }
  }
  return current;
}

function readItem(draft: StepDraft, item: Nodes, current: Label | null): void {
  if (item.type !== 'listItem') return;
  const [first, ...more] = item.children;
  const line = first?.type === 'paragraph' ? listInlineLines(first)[0] : undefined;
  const label = line === undefined ? null : parseLabel(line);
  const written = writtenOf(item);
  if (label === null) append(draft, current, item.checked === true ? { ...written, text: `☑ ${written.text}` } : written);
  else {
    append(draft, label, {
      ...label.written,
      ...(more.length === 0 ? {} : { nodes: [...nodesOf(label.written), ...more] }),
      text: `${label.written.text} ${textWithin(more)}`.trim(),
      links: written.links,
    });
    if (more.length > 0 && isExecuted(label.field))
      addEntry(draft, label.name, { ...written, where: { kind: 'lines', from: placeOfNode(item).line + 1, to: endLineOf(item) } });
  }
}

function append(draft: StepDraft, label: Label | null, written: Written): void {
  if (label === null) {
    addAction(draft, written);
  } else if ((label.field === null || label.field === 'result') && label.sign !== '' && written === label.written) {
    if (label.sign !== '☐') draft.entries.push({ name: 'result', where: { kind: 'sign', line: written.place.line } });
    addField(draft, 'result', { ...written, where: undefined, text: label.sign, links: [], nodes: undefined });
    addField(draft, 'actual', written);
  } else if (label.field === 'title' || label.field === 'step') {
    if (!isBlank(written.text)) draft.others.push({ name: label.name, value: written.text, nodes: written.nodes });
    markField(draft, written);
  } else fillField(draft, { field: label.field, name: label.name, written, continues: written.place.line !== label.written.place.line });
}
