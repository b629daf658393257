import type { ListItem } from 'mdast';
import { isBlank } from '../../../text/schema/is-blank.ts';
import { findField } from '../../schema/fields/field-names.ts';
import { endLineOf, listInlineLines, placeOfNode, textWithin } from '../documents/inline-lines.ts';
import { parseResult } from '../results/parse-result.ts';
import { asksTogether } from '../steps/choice-steps.ts';
import { addField, type StepDraft, startStep } from '../steps/step-draft.ts';
import { hasBoxes } from '../steps/task-steps.ts';
import { namesOf, type Shape } from './shape.ts';

/**
 * A list that says of each thing behind a colon how it came out. Where most say so in words of results, the others do it in words of their own.
 *
 *     - Sign in: pass
 *     - Sign out: FAIL
 *     - Search: crashes
 */
export const answerList: Shape = (context) => {
  const { node, index } = context;
  const section = namesOf(context);
  if (node.type !== 'list' || hasBoxes(node) || section.some(asksTogether)) return null;
  const items = node.children.map(readItem);
  const answers = items.flatMap((item) => item ?? []);
  const parsed = answers.map(({ answer }) => parseResult(answer));
  const said = parsed.filter(({ complaint }) => complaint === null);
  const isTold = said.some(({ result }) => result === 'pass' || result === 'fail');
  if (answers.length < items.length || answers.length < 2 || !isTold || said.length * 2 < answers.length) return null;
  const drafts = answers.map(({ item, name, answer }): StepDraft => {
    const place = placeOfNode(item);
    const draft = startStep('list', section, place);
    draft.to = endLineOf(item);
    addField(draft, 'action', { text: name, links: [], place });
    draft.readings.push({ name: 'Answer', text: answer });
    draft.entries.push({ name: 'item', where: { kind: 'item', line: place.line } });
    addField(draft, 'result', { text: answer, links: [], place, where: { kind: 'label', line: place.line } });
    return draft;
  });
  return { parts: [{ kind: 'steps', drafts, line: placeOfNode(node).line }], end: index + 1 };
};

/** What an item of one line says behind its first colon; null for any other, and for a field. */
function readItem(item: ListItem): { readonly item: ListItem; readonly name: string; readonly answer: string } | null {
  const [first, ...more] = item.children;
  const [line, ...others] = first?.type === 'paragraph' ? listInlineLines(first) : [];
  if (line === undefined || others.length > 0 || !isBlank(textWithin(more))) return null;
  const [, name = '', answer = ''] = /^([^:]{2,60}):\s+(\S.*)$/s.exec(line.text) ?? [];
  return answer === '' || !/\p{L}{2}/u.test(name) || findField(name) !== null ? null : { item, name, answer };
}
