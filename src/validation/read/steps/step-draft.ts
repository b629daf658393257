import { isBlank } from '../../../text/schema/is-blank.ts';
import type { FieldPlace, Step } from '../../schema/records/step.ts';
import type { WrittenEntry } from '../../schema/records/written-entry.ts';
import type { Box } from '../results/read-box.ts';
import type { Written } from './written.ts';

/** The fields of a step that a document writes. */
export type DraftField =
  | 'id'
  | 'action'
  | 'expected'
  | 'actual'
  | 'result'
  | 'evidence'
  | 'tester'
  | 'date'
  | 'checkedBy'
  | 'requirement'
  | 'dependsOn'
  | 'critical'
  | 'reason';

/** Fields that an execution fills in. */
const executed: ReadonlySet<DraftField> = new Set<DraftField>(['actual', 'result', 'tester', 'date', 'checkedBy', 'reason']);

/** A step while it is read, in the same form from every shape. */
export interface StepDraft {
  readonly shape: Step['shape'];
  readonly section: readonly string[];
  readonly place: FieldPlace;
  readonly fields: Map<DraftField, Written>;
  readonly others: { readonly name: string; readonly value: string; readonly nodes?: Written['nodes'] }[];
  /** Each column or label that says how the step came out. */
  readonly readings: { readonly name: string; text: string }[];
  /** What an execution wrote, with its place in the lines. */
  readonly entries: Omit<WrittenEntry, 'step'>[];
  /** Lines that say fields of the step other than what to do. */
  readonly fieldLines: { readonly from: number; readonly to: number }[];
  /** The last line of the step; what another step says in between is that one's. */
  to: number;
  /** The box of a task or list item: ticked or not; null where there is none. */
  ticked: boolean | null;
  /** A sign or word in the heading of a step that may say how it came out, or be part of its title; empty for none. */
  hint: string;
  /** Whether the action is a title so far: what comes behind it stands after a colon. */
  isTitled: boolean;
}

/** An empty draft. */
export function startStep(shape: Step['shape'], section: readonly string[], place: FieldPlace): StepDraft {
  return {
    shape,
    section: [...section],
    place,
    fields: new Map(),
    others: [],
    readings: [],
    entries: [],
    fieldLines: [],
    to: place.line,
    ticked: null,
    hint: '',
    isTitled: false,
  };
}

/** Adds what is written in a field; to what is there already, behind it. */
export function addField(draft: StepDraft, field: DraftField, written: Written, separator = ' '): void {
  if (executed.has(field) || field === 'evidence') addEntry(draft, field, written);
  if (field !== 'action' && field !== 'id') markField(draft, written);
  const before = draft.fields.get(field);
  if (before === undefined || (before.text === '' && before.links.length === 0)) draft.fields.set(field, written);
  else if (written.text !== '' || written.links.length > 0) {
    draft.fields.set(field, {
      text: `${before.text}${separator}${written.text}`.trim(),
      links: [...before.links, ...written.links],
      place: before.place,
      ...joinNodes(before, written, separator),
    });
  }
}

/** Says that lines of a step hold a field. */
export function markField(draft: StepDraft, { where }: Written): void {
  if (where?.kind === 'label') draft.fieldLines.push({ from: where.line, to: where.line });
  if (where?.kind === 'lines') draft.fieldLines.push(where);
}

/** Trees with more nodes than this are kept as plain text only. */
const mostNodes = 400;

function joinNodes(before: Written, written: Written, separator: string): Pick<Written, 'nodes'> {
  const [first, second] = [nodesOf(before), nodesOf(written)];
  return first.length + second.length > mostNodes ? {} : { nodes: [...first, { type: 'text', value: separator }, ...second] };
}

/** Remembers where an execution wrote something. */
export function addEntry(draft: StepDraft, name: string, { text, links, where }: Written): void {
  if (where !== undefined && !(isBlank(text) && links.length === 0)) draft.entries.push({ name, where });
}

/** Remembers the box of a step: whether it is ticked, or holds another mark, which is a result that nobody knows. */
export function addBox(draft: StepDraft, box: Pick<Box, 'ticked' | 'said' | 'marks'> | null, line: number): void {
  draft.ticked = box?.ticked ?? null;
  if (box === null) return;
  if (box.ticked === null) {
    draft.readings.push({ name: 'Box', text: box.said });
    addField(draft, 'result', { text: box.said, links: [], place: { line, column: 1 } });
  }
  for (let index = 0; index < box.marks; index += 1) draft.entries.push({ name: 'tick', where: { kind: 'box', line } });
}

/** The tree of what is written; plain text where nobody kept it. */
export function nodesOf({ nodes, text }: Written): NonNullable<Written['nodes']> {
  return nodes ?? [{ type: 'text', value: text }];
}

/** What a cell with a name and a day, such as `Ann Bell / 2027-03-01`, says of each. */
export function splitDay(written: Written): { readonly name: Written; readonly day: Written } {
  const day = /\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}\S*)?|\d{1,2}[./]\d{1,2}[./]\d{2,4}/.exec(written.text)?.[0] ?? '';
  const name = (day === '' ? written.text : written.text.replace(day, ' ')).replace(/^[\s,/|;–—-]+|[\s,/|;–—-]+$/g, '');
  return { name: { ...written, text: name }, day: { ...written, text: day, links: [] } };
}
