import type { List, ListItem, Nodes } from 'mdast';
import { isBlank } from '../../../text/schema/is-blank.ts';
import { linksWithin, listInlineLines, placeOfNode, textWithin } from '../documents/inline-lines.ts';
import { fillField } from './fill-field.ts';
import { parseLabel } from './label.ts';
import { takeIdentifier } from './read-id.ts';
import { addField, type StepDraft, startStep } from './step-draft.ts';

/** Which items of a list are steps: those with a box, or all. */
export type ItemKind = 'task' | 'list';

/** Whether a list has items with boxes, at any depth. */
export function hasBoxes(list: List): boolean {
  const rest: Nodes[] = [list];
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    if (node.type === 'listItem' && readBox(node) !== null) return true;
    if ('children' in node) rest.push(...node.children);
  }
  return false;
}

const choice =
  /^(?:yes|no|approved|rejected|pending|accepted|conditionally|pass|fail|passed|failed|n\/a|not applicable|other|none|ready|not ready)\b/i;

/** Whether the words behind a box are one of several answers, and nothing to do. */
export function isChoice(words: string): boolean {
  return choice.test(words) || /[☐☑☒]/u.test(words);
}

/** The box of an item: GFM's own, or a ballot box at its head. Null for an item without, and for a choice between answers. */
function readBox(item: ListItem): { readonly shape: 'task' | 'box'; readonly ticked: boolean } | null {
  if (typeof item.checked === 'boolean') return { shape: 'task', ticked: item.checked };
  const [first] = item.children;
  if (first?.type !== 'paragraph') return null;
  const text = textWithin([first]);
  const sign = /^([☐☑☒🗹])\s*(.*)$/su.exec(text);
  if (sign === null) return null;
  const rest = sign[2] ?? '';
  if (isBlank(rest) || isChoice(rest)) return null;
  return { shape: 'box', ticked: sign[1] !== '☐' };
}

/** The steps of a list, nested ones after the one that they stand in. Items without a box whose lists have some name a section. */
export function listItemSteps(list: List, section: readonly string[], kind: ItemKind): readonly StepDraft[] {
  const drafts: StepDraft[] = [];
  for (const item of list.children) {
    const box = readBox(item);
    if (box === null && kind === 'task') {
      const inner = item.children.filter((node) => node.type === 'list').filter(hasBoxes);
      const name = textWithin(item.children.filter((node) => node.type !== 'list'));
      for (const nested of inner) drafts.push(...listItemSteps(nested, name === '' ? section : [...section, name], kind));
      continue;
    }
    const draft = startStep(box?.shape ?? 'list', section, placeOfNode(item));
    draft.ticked = box?.ticked ?? null;
    drafts.push(draft);
    const nested: StepDraft[] = [];
    for (const [index, node] of item.children.entries()) {
      if (index === 0 && node.type === 'paragraph') readAction(draft, listInlineLines(node), box?.shape === 'box');
      else if (node.type === 'list') readNested(draft, node, kind, nested);
      else addRemark(draft, node);
    }
    // A list item without words is no step.
    if (isBlank(draft.fields.get('action')?.text ?? '') && nested.length === 0 && draft.others.length === 0 && draft.fields.size <= 1)
      drafts.pop();
    drafts.push(...nested);
  }
  return drafts;
}

function readAction(draft: StepDraft, lines: ReturnType<typeof listInlineLines>, isBox: boolean): void {
  for (const [index, line] of lines.entries()) {
    const label = index === 0 ? null : parseLabel(line);
    if (label !== null && label.field !== null) {
      fillField(draft, label.field === 'id' ? { ...label, field: 'id' } : label);
      continue;
    }
    const text = index === 0 && isBox ? line.text.replace(/^[☐☑☒🗹]\s*/u, '') : line.text;
    const { id, rest } = index === 0 ? takeIdentifier(text) : { id: null, rest: text };
    if (id !== null) addField(draft, 'id', { text: id, links: [], place: line.place });
    addField(draft, 'action', { text: rest, links: line.links, place: line.place });
  }
}

/** Items with a known label are fields of the step; items with a box are steps of their own; others are remarks. */
function readNested(draft: StepDraft, list: List, kind: ItemKind, nested: StepDraft[]): void {
  for (const item of list.children) {
    const [first, ...rest] = item.children;
    const lines = first?.type === 'paragraph' ? listInlineLines(first) : [];
    const label = lines[0] === undefined ? null : parseLabel(lines[0]);
    if (label !== null && label.field !== null && label.field !== 'step' && label.field !== 'title') {
      const more = [...lines.slice(1).map(({ text }) => text), textWithin(rest)].filter((text) => text !== '').join(' ');
      const links = [...label.written.links, ...lines.slice(1).flatMap((line) => line.links), ...linksWithin(rest)];
      fillField(draft, { ...label, written: { text: `${label.written.text} ${more}`.trim(), links, place: label.written.place } });
    } else if (kind === 'task' && (readBox(item) !== null || item.children.some((node) => node.type === 'list' && hasBoxes(node)))) {
      const { fields } = draft;
      const section = [...draft.section, fields.get('action')?.text ?? ''].filter((name) => name !== '');
      nested.push(...listItemSteps({ ...list, children: [item] }, section, kind));
    } else addRemark(draft, item);
  }
}

function addRemark(draft: StepDraft, node: Nodes): void {
  const text = textWithin([node]);
  const links = linksWithin([node]);
  if (isBlank(text)) return;
  for (const link of links)
    if (/^(?:\.\/)?evidence\//.test(link)) addField(draft, 'evidence', { text: '', links: [link], place: placeOfNode(node) });
  draft.others.push({ name: 'Note', value: text });
}
