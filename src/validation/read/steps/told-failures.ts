import type { RootContent } from 'mdast';
import { tellsFailure } from '../../schema/verdicts/tells-failure.ts';
import { endLineOf, listInlineLines, placeOfNode, textWithin } from '../documents/inline-lines.ts';
import { listLabels, parseLabel } from './label.ts';
import type { StepDraft } from './step-draft.ts';

/** What is said below a result and says that the step failed is another result. What an execution wrote goes, unless nothing else says what to do. */
export function addFailures(draft: StepDraft, content: readonly RootContent[]): void {
  if (draft.readings.length === 0) return;
  const said = content.flatMap(listSaid);
  const failures = said.filter(({ text }) => tellsFailure(text));
  const isAllThereIs = failures.length === said.length && !draft.fields.has('expected') && content.flatMap(listLabels).length === 0;
  for (const { text, from, to } of failures) {
    draft.readings.push({ name: 'Text', text: `Fail: ${text}` });
    if (!isAllThereIs) draft.entries.push({ name: 'result', where: { kind: 'lines', from, to } });
  }
}

/** The lines of a paragraph and the items of a list that have no label. */
function listSaid(node: RootContent): readonly { readonly text: string; readonly from: number; readonly to: number }[] {
  if (node.type === 'list')
    return node.children.flatMap((item) => {
      const text = textWithin([item]);
      return listLabels({ ...node, children: [item] }).length > 0 ? [] : [{ text, from: placeOfNode(item).line, to: endLineOf(item) }];
    });
  if (node.type !== 'paragraph') return [];
  return listInlineLines(node).flatMap((line) =>
    parseLabel(line) === null ? [{ text: line.text, from: line.place.line, to: line.place.line }] : [],
  );
}
