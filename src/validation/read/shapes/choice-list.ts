import type { RootContent } from 'mdast';
import { isBlank } from '../../../text/schema/is-blank.ts';
import { type ResultChoice, splitChoice } from '../../schema/verdicts/result-choice.ts';
import { endLineOf, type InlineLine, linksWithin, listInlineLines, placeOfNode, textWithin } from '../documents/inline-lines.ts';
import { findField } from '../steps/field-names.ts';
import { takeIdentifier } from '../steps/read-id.ts';
import { addField, type StepDraft, startStep } from '../steps/step-draft.ts';
import { hasBoxes, type ListPiece } from '../steps/task-steps.ts';
import { type Context, namesOf, type Shape } from './shape.ts';
import { joinPieces } from './task-list.ts';

/** Headings and words of what is asked of all steps together, or of a document. */
const together =
  /\b(?:overall|summary|conclusions?|sign-?offs?|approv\w*|deviations?|defects?|verdict|final|qualified|re-?test\w*|release ready|ready for)\b/i;

/**
 * Lines that end in a choice of results.
 *
 *     - Firefox: ☐ Pass ☐ Fail
 *     - Safari: Pass ☑ / Fail ☐
 */
export const choiceList: Shape = (context) => {
  const { node, index, stage } = context;
  if (namesOf(context).some((name) => together.test(name))) return null;
  if (node.type === 'list') {
    if (hasBoxes(node)) return null;
    const pieces = node.children.map((item): ListPiece => {
      const draft = readItem(context, item);
      return draft === null ? { kind: 'note', node: { ...node, children: [item] } } : { kind: 'step', draft };
    });
    return pieces.filter(({ kind }) => kind === 'step').length * 2 < pieces.length ? null : joinPieces(node, pieces, index);
  }
  if (node.type !== 'paragraph') return null;
  const drafts = listInlineLines(node).map((line) => readLine(context, line, line.place.line));
  const found = drafts.flatMap((draft) => draft ?? []);
  if (
    found.length < drafts.length ||
    (stage === 'clear' && found.some(({ fields }) => !/pass|fail/i.test(fields.get('result')?.text ?? '')))
  )
    return null;
  return found.length === 0 ? null : { parts: [{ kind: 'steps', drafts: found, line: placeOfNode(node).line }], end: index + 1 };
};

function readItem(context: Context, item: Extract<RootContent, { type: 'list' }>['children'][number]): StepDraft | null {
  const [first, ...more] = item.children;
  const [line, ...others] = first?.type === 'paragraph' ? listInlineLines(first) : [];
  if (line === undefined || others.length > 0) return null;
  const draft = readLine(context, line, placeOfNode(item).line);
  if (draft === null) return null;
  draft.to = endLineOf(item);
  if (!isBlank(textWithin(more))) draft.others.push({ name: 'Note', value: textWithin(more), nodes: more });
  addField(draft, 'evidence', {
    text: '',
    links: linksWithin(more).filter((link) => /^(?:\.\/)?evidence\//.test(link)),
    place: placeOfNode(item),
  });
  return draft;
}

function readLine(context: Context, line: InlineLine, at: number): StepDraft | null {
  const choice = splitChoice(line.text);
  if (choice === null || isNone(choice)) return null;
  const { id, rest } = takeIdentifier(choice.words);
  const draft = startStep('box', namesOf(context), { ...line.place, line: at });
  if (id !== null) addField(draft, 'id', { text: id, links: [], place: line.place });
  addField(draft, 'action', { text: rest, links: line.links, place: line.place });
  draft.readings.push({ name: 'Result', text: choice.said });
  draft.entries.push({ name: 'result', where: { kind: 'choice', line: line.place.line } });
  addField(draft, 'result', { text: choice.said, links: [], place: line.place });
  return draft;
}

/** Whether a choice is that of a field, or of all steps together. */
function isNone({ words }: ResultChoice): boolean {
  const field = findField(words.replace(/[?:]+$/, ''));
  return together.test(words) || (field !== null && !['action', 'step', 'title', 'description'].includes(field));
}
