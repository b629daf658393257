import type { RootContent } from 'mdast';
import { type Field, findField } from '../../schema/fields/field-names.ts';
import { dropText, type InlineLine, listInlineLines, placeOfNode, textWithin } from '../documents/inline-lines.ts';
import { isLoneVerdict, isOtherVerdict } from '../results/combine-results.ts';
import type { Written } from './written.ts';

/** A label of a step with what stands behind it on its line. */
export interface Label {
  readonly name: string;
  /** Null for a label that Docket does not know. */
  readonly field: Field | null;
  /** A sign in the label: `✅ Verified` says that it passed. */
  readonly sign: string;
  readonly written: Written;
}

/** Reads `**Expected**: text`, `**Expected:** text` or, for a name that Docket knows, `Expected: text`. Null for a line without a label. */
export function parseLabel(line: InlineLine): Label | null {
  const { text, bold } = line;
  const head = text.slice(0, bold).trim();
  if (head !== '' && bold <= 120) {
    const rest = text.slice(bold).trimStart();
    if (head.endsWith(':')) return describe(head.slice(0, -1), rest, line);
    if (rest.startsWith(':')) return describe(head, rest.slice(1), line);
    const afterRemark = /^\([^()]{0,80}\)\s*:(.*)$/s.exec(rest);
    if (afterRemark !== null) return describe(head, afterRemark[1] ?? '', line);
    if (rest === '' && findField(head) !== null) return describe(head, '', line);
    // `**Result:** **Pass** / Fail`: the value begins in bold, too.
    const end = head.indexOf(':');
    return end > 0 && findField(head.slice(0, end)) !== null ? describe(head.slice(0, end), text.slice(end + 1), line) : null;
  }
  const [, name = '', rest = ''] = /^([^:]{1,60}):(?:\s(.*))?$/s.exec(text) ?? [];
  // `Verify: 3 bar` and `Check: it is dry` are instructions.
  return findField(name) === null || /^(?:verify|checks?|do|run|perform|execution)$/i.test(name.trim()) ? null : describe(name, rest, line);
}

/** Reads `Firefox: fail`, whatever its name. Null for a line that is no such answer. */
export function parseAnswer(line: InlineLine): Label | null {
  const [, name = '', answer = ''] = /^([^:]{1,40}):\s+(\S.*)$/s.exec(line.text) ?? [];
  return isLoneVerdict(answer) && !isOtherVerdict(name) ? { ...describe(name, answer, line), field: 'result' } : null;
}

function describe(head: string, rest: string, { text, links, place, nodes }: InlineLine): Label {
  const name = head.replace(/[:\s]+$/, '').trim();
  const sign = /✅|❌|✔|✗|☑|☒|☐/u.exec(name)?.[0] ?? '';
  const bare = name.replace(/[✅❌✔✗☑☒☐]\uFE0F?/gu, '').trim();
  const words = rest.trim();
  const left = nodes === undefined ? {} : { nodes: dropText(nodes, text.length - words.length) };
  const where = { kind: 'label' as const, line: place.line };
  return { name: bare === '' ? name : bare, field: findField(bare), sign, written: { text: words, links, place, ...left, where } };
}

/** The labels of a heading, of the lines of a paragraph, or of the items of a list. */
export function listLabels(node: RootContent): readonly Label[] {
  if (node.type === 'heading') {
    const label = parseLabel({ ...inlineOf(node), bold: textWithin([node]).length });
    return label === null ? [] : [label];
  }
  if (node.type === 'paragraph') return listInlineLines(node).flatMap((line) => parseLabel(line) ?? []);
  if (node.type !== 'list') return [];
  return node.children.flatMap(({ children: [first] }) => {
    const line = first?.type === 'paragraph' ? listInlineLines(first)[0] : undefined;
    return line === undefined ? [] : (parseLabel(line) ?? []);
  });
}

/** A node as one line. */
export function inlineOf(node: RootContent) {
  return { text: textWithin([node]), links: [], place: placeOfNode(node) };
}
