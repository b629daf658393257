import { isBlank } from '../../../text/schema/is-blank.ts';
import { findField } from '../../schema/fields/field-names.ts';
import { dropText, endLineOf, linksWithin, listInlineLines, placeOfNode, textWithin } from '../documents/inline-lines.ts';
import { isLegend } from '../results/combine-results.ts';
import { addField, type StepDraft, startStep } from '../steps/step-draft.ts';
import { namesOf, type Shape } from './shape.ts';

const sign = /^(✅|✔\uFE0F?|❌|✗|✘|✖\uFE0F?|⬜\uFE0F?|🔲|⏳|⏸\uFE0F?|⏭\uFE0F?)\s*(\S[\s\S]*)$/u;
const good = /^[✅✔]/u;

/**
 * A list whose items all begin with a sign, not all of them ✅: that alone is how many people draw a bullet.
 *
 *     - ✅ Open the valve.
 *     - ❌ Read the gauge.
 *     - ⬜ Close the valve.
 */
export const signList: Shape = (context) => {
  const { node, nodes, index } = context;
  if (node.type !== 'list') return null;
  const before = nodes[index - 1];
  const label = before?.type === 'paragraph' ? textWithin([before]).replace(/:$/, '') : '';
  if (label.length < 60 && ['expected', 'actual'].includes(findField(label) ?? '')) return null;
  const found = node.children.map((item) => {
    const [first] = item.children;
    const line = first?.type === 'paragraph' ? listInlineLines(first)[0] : undefined;
    const [, mark = '', words = ''] = line === undefined ? [] : (sign.exec(line.text) ?? []);
    return { item, line, mark, words };
  });
  if (found.length < 2 || found.some(({ mark }) => mark === '') || found.every(({ mark }) => good.test(mark))) return null;
  if (isLegend(found.map(({ words }) => words))) return null;
  const drafts = found.flatMap(({ item, line, mark, words }): readonly StepDraft[] => {
    if (line === undefined) return [];
    const draft = startStep('box', namesOf(context), placeOfNode(item));
    draft.to = endLineOf(item);
    const more = item.children.slice(1);
    const nodesOfLine = line.nodes === undefined ? undefined : [...dropText(line.nodes, line.text.length - words.length)];
    addField(draft, 'action', { text: words, links: line.links, place: line.place, nodes: nodesOfLine });
    if (more.length > 0 && !isBlank(textWithin(more))) draft.others.push({ name: 'Note', value: textWithin(more), nodes: more });
    addField(draft, 'evidence', {
      text: '',
      links: linksWithin(more).filter((link) => /^(?:\.\/)?evidence\//.test(link)),
      place: line.place,
    });
    if (/^[✅✔❌✗✘✖]/u.test(mark))
      addField(draft, 'result', { text: mark, links: [], place: line.place, where: { kind: 'sign', line: line.place.line } });
    return [draft];
  });
  return { parts: [{ kind: 'steps', drafts, line: placeOfNode(node).line }], end: index + 1 };
};
