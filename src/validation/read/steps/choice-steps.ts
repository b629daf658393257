import type { ListItem } from 'mdast';
import { isBlank } from '../../../text/schema/is-blank.ts';
import { findField } from '../../schema/fields/field-names.ts';
import { type ResultChoice, splitChoice } from '../../schema/verdicts/result-choice.ts';
import { endLineOf, type InlineLine, linksWithin, listInlineLines, placeOfNode, textWithin } from '../documents/inline-lines.ts';
import { takeIdentifier } from './read-id.ts';
import { addField, type StepDraft, startStep } from './step-draft.ts';

/** Headings and words of what is asked of all steps together, or of a document. */
const together =
  /\b(?:overall|summary|conclusions?|sign-?offs?|approv\w*|deviations?|defects?|verdict|final|qualified|re-?test\w*|release ready|ready for)\b/i;

/** Whether a heading is that of what is asked of all steps together. */
export function asksTogether(heading: string): boolean {
  return together.test(heading);
}

/** The step of an item whose line ends in a choice of results; null for any other. */
export function readChoiceItem(item: ListItem, section: readonly string[]): StepDraft | null {
  const [first, ...more] = item.children;
  const [line, ...others] = first?.type === 'paragraph' ? listInlineLines(first) : [];
  if (line === undefined || others.length > 0) return null;
  const draft = readChoiceLine(line, section, placeOfNode(item).line);
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

/** The step of a line that ends in a choice of results; null for any other, and for what is asked of all steps together. */
export function readChoiceLine(line: InlineLine, section: readonly string[], at = line.place.line): StepDraft | null {
  const choice = splitChoice(line.text);
  if (choice === null || isNone(choice)) return null;
  const { id, rest } = takeIdentifier(choice.words);
  const draft = startStep('box', section, { ...line.place, line: at });
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
