import { isBlank } from '../../../text/schema/is-blank.ts';
import { listInlineLines, placeOfNode } from '../documents/inline-lines.ts';
import { fillField } from '../steps/fill-field.ts';
import { parseLabel } from '../steps/label.ts';
import { addField, type StepDraft, startStep } from '../steps/step-draft.ts';
import { namesOf, type Shape } from './shape.ts';

/**
 * Lines that say by a sign in their label that something was verified; a name below them is that of all.
 *
 *     **✅ Verified**: The backup runs each day
 *     **✅ Verified**: It was restored
 *     **Verified By**: Ann
 */
export const verifiedLines: Shape = (context) => {
  const { node, index } = context;
  if (node.type !== 'paragraph') return null;
  const drafts: StepDraft[] = [];
  for (const line of listInlineLines(node)) {
    const label = parseLabel(line);
    const last = drafts.at(-1);
    if (label !== null && label.sign !== '' && (label.field === null || label.field === 'result') && !isBlank(label.written.text)) {
      const draft = startStep('box', namesOf(context), line.place);
      addField(draft, 'action', { ...label.written, where: undefined });
      const where = label.sign === '☐' ? undefined : ({ kind: 'sign', line: line.place.line } as const);
      if (label.sign !== '☐') addField(draft, 'result', { text: label.sign, links: [], place: line.place, where });
      drafts.push(draft);
    } else if (last === undefined) return null;
    else if (label === null) {
      addField(last, 'action', { ...line, where: undefined });
      last.to = line.place.line;
    } else {
      const shared = label.field === 'tester' || label.field === 'checkedBy' || label.field === 'date' ? drafts : [last];
      for (const draft of shared) fillField(draft, label);
      last.to = line.place.line;
    }
  }
  return drafts.length === 0 ? null : { parts: [{ kind: 'steps', drafts, line: placeOfNode(node).line }], end: index + 1 };
};
