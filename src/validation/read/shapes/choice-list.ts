import { listInlineLines, placeOfNode } from '../documents/inline-lines.ts';
import { asksTogether, readChoiceItem, readChoiceLine } from '../steps/choice-steps.ts';
import type { StepDraft } from '../steps/step-draft.ts';
import { hasBoxes, type ListPiece } from '../steps/task-steps.ts';
import { namesOf, type Shape } from './shape.ts';
import { joinPieces } from './task-list.ts';

/**
 * Lines that end in a choice of results.
 *
 *     - Firefox: ☐ Pass ☐ Fail
 *     - Safari: Pass ☑ / Fail ☐
 */
export const choiceList: Shape = (context) => {
  const { node, index, stage } = context;
  const section = namesOf(context);
  if (section.some(asksTogether)) return null;
  if (node.type === 'list') {
    if (hasBoxes(node)) return null;
    const pieces = node.children.map((item): ListPiece => {
      const draft = readChoiceItem(item, section);
      return draft === null ? { kind: 'note', node: { ...node, children: [item] } } : { kind: 'step', draft };
    });
    const drafts = pieces.flatMap((piece) => (piece.kind === 'step' ? [piece.draft] : []));
    return drafts.some(isClear) || drafts.length * 2 >= pieces.length ? joinPieces(node, pieces, index) : null;
  }
  if (node.type !== 'paragraph') return null;
  const lines = listInlineLines(node);
  const drafts = lines.flatMap((line) => readChoiceLine(line, section) ?? []);
  if (drafts.length === 0 || drafts.length < lines.length || (stage === 'clear' && !drafts.every(isClear))) return null;
  return { parts: [{ kind: 'steps', drafts, line: placeOfNode(node).line }], end: index + 1 };
};

/** Whether a choice is one of results: `Yes` and `No` may be about anything. */
function isClear({ fields }: StepDraft): boolean {
  return /pass|fail|bestanden/i.test(fields.get('result')?.text ?? '');
}
