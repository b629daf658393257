import type { List, ListItem, Nodes, RootContent } from 'mdast';
import { isBlank } from '../../../text/schema/is-blank.ts';
import { isExecuted } from '../../schema/fields/field-names.ts';
import { splitVerdict } from '../../schema/verdicts/says-failure.ts';
import { dropText, endLineOf, linksWithin, listInlineLines, placeOfNode, textWithin } from '../documents/inline-lines.ts';
import { readBox } from '../results/read-box.ts';
import { asksTogether, readChoiceItem } from './choice-steps.ts';
import { fillField } from './fill-field.ts';
import { parseAnswer, parseLabel } from './label.ts';
import { takeIdentifier } from './read-id.ts';
import { addBox, addEntry, addField, markField, nodesOf, type StepDraft, startStep } from './step-draft.ts';

/** Which items of a list are steps: those with a box, or all. */
export type ItemKind = 'task' | 'list';

/** A step of a list, or what stands between its steps. */
export type ListPiece = { readonly kind: 'step'; readonly draft: StepDraft } | { readonly kind: 'note'; readonly node: RootContent };

/** Whether a list has items with boxes, at any depth. */
export function hasBoxes(list: List): boolean {
  const rest: Nodes[] = [list];
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    if (node.type === 'listItem' && readBox(node) !== null) return true;
    if ('children' in node) rest.push(...node.children);
  }
  return false;
}

/** Whether an item says behind its words how it came out, and is no field or overall result. */
function saysVerdict({ children: [first] }: ListItem): boolean {
  if (first?.type !== 'paragraph') return false;
  const line = listInlineLines(first)[0];
  const tail = splitVerdict(textWithin([first]));
  if (tail === null || (line !== undefined && (parseLabel(line)?.field ?? null) !== null)) return false;
  return !/^(?:overall|final|total|results?|status|verdict|outcome|conclusion)\b/i.test(tail.words);
}

/** Whether half of the items of a list or more say behind their words how they came out. */
export function saysVerdicts({ children }: List): boolean {
  const said = children.filter(saysVerdict).length;
  return said > 0 && said * 2 >= children.length;
}

/** The steps of a list, nested ones after the one that they stand in. Items without a box stay as notes in between, and name the section of boxes in them. */
export function listItemSteps(list: List, section: readonly string[], kind: ItemKind): readonly ListPiece[] {
  const pieces: ListPiece[] = [];
  for (const item of list.children) {
    const box = readBox(item);
    const choice = box === null && !section.some(asksTogether) ? readChoiceItem(item, section) : null;
    if (choice !== null) {
      pieces.push({ kind: 'step', draft: choice });
      continue;
    }
    if (box === null && kind === 'task' && !saysVerdict(item)) {
      const inner = item.children.filter((node) => node.type === 'list').filter(hasBoxes);
      const own = item.children.filter((node) => node.type !== 'list' || !hasBoxes(node));
      const name = textWithin(own);
      if (own.length > 0) pieces.push({ kind: 'note', node: { ...list, children: [{ ...item, children: own }] } });
      for (const nested of inner) pieces.push(...listItemSteps(nested, name === '' ? section : [...section, name], kind));
      continue;
    }
    const draft = startStep(box?.shape ?? 'list', section, placeOfNode(item));
    draft.to = endLineOf(item);
    addBox(draft, box, placeOfNode(item).line);
    addHeading(draft, section.at(-1) ?? '');
    if (box === null) draft.entries.push({ name: 'item', where: { kind: 'item', line: placeOfNode(item).line } });
    // What stands behind the words may stand on their last line.
    for (const line of new Set([placeOfNode(item).line, endLineOf(item.children[0] ?? item)]))
      draft.entries.push({ name: 'remark', where: { kind: 'remark', line } });
    const nested: ListPiece[] = [];
    for (const [index, node] of item.children.entries()) {
      if (index === 0 && node.type === 'paragraph') readAction(draft, listInlineLines(node), box?.mark ?? '');
      else if (node.type === 'list') readNested(draft, node, kind, nested);
      else addBlock(draft, node);
    }
    // A list item without words is no step.
    const isEmpty = isBlank(draft.fields.get('action')?.text ?? '') && draft.others.length === 0 && draft.fields.size <= 1;
    if (!isEmpty || nested.length > 0) pieces.push({ kind: 'step', draft });
    pieces.push(...nested);
  }
  return pieces;
}

/** A heading that says that what stands below it failed is another reading of each box that is ticked there. */
function addHeading(draft: StepDraft, heading: string): void {
  const verdict = splitVerdict(heading)?.verdict ?? '';
  if (draft.ticked === true && /^(?:fail|not ok|nok|blocked)/i.test(verdict)) draft.hint = verdict;
}

function readAction(draft: StepDraft, lines: ReturnType<typeof listInlineLines>, mark: string): void {
  for (const [index, line] of lines.entries()) {
    const label = index === 0 ? null : parseLabel(line);
    if (label !== null && label.field !== null) {
      fillField(draft, label);
      continue;
    }
    const text = index === 0 ? line.text.slice(mark.length).trim() : line.text;
    if (text === '' && line.links.length === 0) continue;
    const { id, rest } = index === 0 ? takeIdentifier(text) : { id: null, rest: text };
    if (id !== null) addField(draft, 'id', { text: id, links: [], place: line.place });
    const nodes = line.nodes === undefined ? undefined : dropText(line.nodes, line.text.length - rest.length);
    addField(draft, 'action', { text: rest, links: line.links, place: line.place, nodes });
  }
}

/** Items with a known label are fields of the step; items with a box are steps of their own; others are remarks. */
function readNested(draft: StepDraft, list: List, kind: ItemKind, nested: ListPiece[]): void {
  const remarks: List['children'] = [];
  for (const item of list.children) {
    const [first, ...rest] = item.children;
    const lines = first?.type === 'paragraph' ? listInlineLines(first) : [];
    const label = lines[0] === undefined ? null : (parseAnswer(lines[0]) ?? parseLabel(lines[0]));
    if (label !== null && label.field !== null && label.field !== 'step' && label.field !== 'title') {
      const more = [...lines.slice(1).map(({ text }) => text), textWithin(rest)].filter((text) => text !== '').join(' ');
      const links = [...label.written.links, ...lines.slice(1).flatMap((line) => line.links), ...linksWithin(rest)];
      const text = `${label.written.text} ${more}`.trim();
      const nodes = lines.length > 1 ? undefined : [...nodesOf(label.written), ...rest];
      fillField(draft, { ...label, written: { ...label.written, text, links, nodes } });
      if (more === '') continue;
      const below = { ...label.written, where: { kind: 'lines' as const, from: placeOfNode(item).line + 1, to: endLineOf(item) } };
      markField(draft, below);
      if (isExecuted(label.field)) addEntry(draft, label.name, { ...below, text: more });
    } else if (kind === 'task' && (readBox(item) !== null || item.children.some((node) => node.type === 'list' && hasBoxes(node)))) {
      const { fields } = draft;
      const section = [...draft.section, fields.get('action')?.text ?? ''].filter((name) => name !== '');
      nested.push(...listItemSteps({ ...list, children: [item] }, section, kind));
    } else remarks.push(item);
  }
  if (remarks.length > 0) addRemark(draft, { ...list, children: remarks });
}

/** A block of code or a paragraph in an item: what to do where nothing else says so, else a note. */
function addBlock(draft: StepDraft, node: RootContent): void {
  if (!isBlank(draft.fields.get('action')?.text ?? '')) addRemark(draft, node);
  else addField(draft, 'action', { text: textWithin([node]), links: linksWithin([node]), place: placeOfNode(node), nodes: [node] });
}

function addRemark(draft: StepDraft, node: RootContent): void {
  const text = textWithin([node]);
  const links = linksWithin([node]);
  if (isBlank(text)) return;
  for (const link of links)
    if (/^(?:\.\/)?evidence\//.test(link)) addField(draft, 'evidence', { text: '', links: [link], place: placeOfNode(node) });
  draft.others.push({ name: 'Note', value: text.replace(/^- (?!.* - )/, ''), nodes: [node] });
}
