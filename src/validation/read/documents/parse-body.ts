import { boundLines } from '../../../text/read/bound-text.ts';
import { formatMarkdownTree, parseMarkdownTree } from '../../../text/read/parse-markdown.ts';
import { isBlank } from '../../../text/schema/is-blank.ts';
import type { Place, Problem } from '../../../text/schema/problem.ts';
import { documentUnreadable, stepIdTwice } from '../../schema/problems/reading-problems.ts';
import type { Block } from '../../schema/records/block.ts';
import type { LineSpan } from '../../schema/records/line-span.ts';
import type { ParsedBody } from '../../schema/records/parsed-document.ts';
import type { FieldPlace, Step } from '../../schema/records/step.ts';
import type { WrittenEntry } from '../../schema/records/written-entry.ts';
import type { Part } from '../shapes/shape.ts';
import { finishStep } from '../steps/finish-step.ts';
import type { StepDraft } from '../steps/step-draft.ts';
import { findComponents } from './find-components.ts';
import { cleanField, endLineOf, textWithin } from './inline-lines.ts';
import { layOutBody } from './lay-out-body.ts';
import { listPlaceholders } from './list-placeholders.ts';
import { listOverallProblems } from './overall-results.ts';
import { prepareTree } from './prepare-tree.ts';
import { listProseEntries } from './prose-entries.ts';

/**
 * Takes the body of a protocol or a record apart: steps in any shape, deviations, and the text around them as sanitised HTML. Never throws, takes time by the
 * length of the text, and runs nothing of it. `at` gives the place in the file; lines and columns of the result are those that it gives. `title` is that of the
 * document: a list right below it is as much a list of steps as one below a heading of the same words.
 */
export function parseBody(markdown: string, at: (line: number, column: number) => Place, title = ''): ParsedBody {
  try {
    return readBody(markdown, at, title);
  } catch (cause) {
    const complaint = cause instanceof Error ? cause.message : String(cause);
    return {
      steps: [],
      deviations: [],
      blocks: [],
      places: new Map(),
      placeholders: [],
      links: [],
      entries: [],
      spans: [],
      problems: [documentUnreadable(at(1, 1), complaint)],
    };
  }
}

function readBody(markdown: string, inFile: (line: number, column: number) => Place, title: string): ParsedBody {
  const written = markdown.replace(/\r\n?/g, '\n').split('\n');
  // What stands on the line below an empty task has a place behind the end of its own.
  const at = (line: number, column: number) => inFile(line, Math.min(column, (written[line - 1] ?? '').length + 1));
  const bounded = boundLines(written, at);
  const found = findComponents(bounded.lines, at);
  const tree = parseMarkdownTree(found.lines.join('\n'));
  const prepared = prepareTree(tree, at);
  const laid = layOutBody(tree.children, { components: found.components, at, title });
  const finished = finishSteps(laid.parts, at);
  const overall = listOverallProblems(laid.parts, finished.steps, at);
  const problems = [...bounded.problems, ...found.problems, ...prepared.problems, ...laid.problems, ...finished.problems, ...overall];
  const moved = (place: FieldPlace): FieldPlace => {
    const { line = place.line, column = place.column } = at(place.line, place.column);
    return { line, column };
  };
  const shift = (line: number) => moved({ line, column: 1 }).line;
  return {
    steps: finished.steps.map((step) => ({ ...step, ...moved(step) })),
    deviations: laid.parts
      .flatMap((part) => (part.kind === 'deviations' ? part.deviations : []))
      .map((deviation) => ({ ...deviation, ...moved(deviation) })),
    blocks: finished.blocks.map((block) => ({ ...block, line: moved({ line: block.line, column: 1 }).line })),
    places: new Map([...finished.places].map(([id, fields]) => [id, new Map([...fields].map(([field, place]) => [field, moved(place)]))])),
    placeholders: listPlaceholders(written).map((placeholder) => ({ ...placeholder, ...moved(placeholder) })),
    links: [...prepared.links, ...laid.links].map((link) => ({ ...link, ...moved(link) })),
    entries: [...finished.entries, ...laid.parts.flatMap(listProseEntries)].map((entry) => ({
      ...entry,
      where: moveEntry(entry.where, shift),
    })),
    spans: [...finished.spans, ...laid.spans].map((span) => ({ ...span, from: shift(span.from), to: shift(span.to) })),
    problems: problems.toSorted((a, b) => (a.place.line ?? 0) - (b.place.line ?? 0) || (a.place.column ?? 0) - (b.place.column ?? 0)),
  };
}

/** Gives each step its identifier: the written one, else one made from its place. One that is there already gets a number behind it. */
function finishSteps(parts: readonly Part[], at: (line: number, column: number) => Place) {
  const drafts = parts.flatMap((part) => (part.kind === 'steps' ? part.drafts : []));
  const ordinals = findOrdinals(parts);
  const writtenIds = drafts.map(readId).map((id) => (ordinals.has(id) ? '' : id));
  const taken = new Set(writtenIds.filter((id) => id !== ''));
  const first = new Map<string, StepDraft>();
  const counts = new Map<string, number>();
  const problems: Problem[] = [];
  const ids = new Map<StepDraft, string>();
  const steps: Step[] = [];
  const places = new Map<string, ReadonlyMap<string, FieldPlace>>();
  const entries: WrittenEntry[] = [];
  for (const [index, draft] of drafts.entries()) {
    const written = writtenIds[index] ?? '';
    const before = written === '' ? undefined : first.get(written);
    const id = written !== '' && before === undefined ? written : findFree(written === '' ? `step-${index + 1}` : written, taken, counts);
    if (written !== '' && before === undefined) first.set(written, draft);
    if (before !== undefined) problems.push(...complainTwice(written, [before, draft], at));
    taken.add(id);
    ids.set(draft, id);
    const finished = finishStep(draft, { id, idWritten: written !== '', at });
    steps.push(finished.step);
    const isSaid = finished.step.result !== 'untouched' || finished.problems.length > 0;
    for (const entry of draft.entries)
      if ((entry.name !== 'evidence' || finished.step.evidence.length > 0) && (entry.name !== 'remark' || isSaid))
        entries.push({ ...entry, step: id });
    places.set(id, finished.places);
    problems.push(...finished.problems);
  }
  const blocks = parts.map((part): Block => {
    if (part.kind === 'steps') return { kind: 'steps', steps: part.drafts.map((draft) => ids.get(draft) ?? ''), line: part.line };
    if (part.kind === 'deviations') return { kind: 'deviations', deviations: part.deviations.map(({ id }) => id), line: part.line };
    if (part.kind === 'heading') return part;
    const html = formatMarkdownTree({ type: 'root', children: [...part.nodes] });
    return { kind: 'prose', html, text: textWithin(part.nodes), line: part.line };
  });
  return { steps, places, blocks, problems, entries, spans: parts.flatMap((part) => listSpans(part, ids)) };
}

/** The lines of a part: of each step, with the fields that it holds; of prose, node by node. */
function listSpans(part: Part, ids: ReadonlyMap<StepDraft, string>): readonly LineSpan[] {
  if (part.kind === 'prose') {
    return part.nodes.flatMap((node): readonly LineSpan[] => {
      const start = node.position?.start.line;
      if (node.type === 'list')
        return node.children.map((item) => ({ from: item.position?.start.line ?? 1, to: endLineOf(item), kind: 'prose', step: '' }));
      return start === undefined ? [] : [{ from: start, to: endLineOf(node), kind: 'prose', step: '' }];
    });
  }
  if (part.kind === 'deviations') return part.deviations.map(({ line }) => ({ from: line, to: line, kind: 'deviation', step: '' }));
  if (part.kind === 'heading') return [];
  return part.drafts.flatMap((draft): readonly LineSpan[] => {
    const step = ids.get(draft) ?? '';
    return [
      { from: draft.place.line, to: draft.to, kind: 'step', step },
      ...draft.fieldLines.filter(({ from }) => from > draft.place.line).map(({ from, to }) => ({ from, to, kind: 'field' as const, step })),
    ];
  });
}

function moveEntry(where: WrittenEntry['where'], shift: (line: number) => number): WrittenEntry['where'] {
  return where.kind === 'lines' ? { ...where, from: shift(where.from), to: shift(where.to) } : { ...where, line: shift(where.line) };
}

/** Numbers that begin anew in each part of a document count within it, and identify nothing. */
function findOrdinals(parts: readonly Part[]): ReadonlySet<string> {
  const seen = new Map<string, string>();
  const ordinals = new Set<string>();
  const numbered: { readonly id: string; readonly group: string }[] = [];
  for (const [index, part] of parts.entries()) {
    if (part.kind !== 'steps') continue;
    for (const draft of part.drafts) {
      const id = readId(draft);
      if (!/^\d{1,3}$/.test(id)) continue;
      const group = draft.shape === 'heading' ? draft.section.join('\n') : String(index);
      numbered.push({ id, group });
      if ((seen.get(id) ?? group) !== group) ordinals.add(id);
      seen.set(id, group);
    }
  }
  // Of numbers that count within their part, all do.
  const counted = new Set(numbered.flatMap(({ id, group }) => (ordinals.has(id) ? [group] : [])));
  return new Set(numbered.flatMap(({ id, group }) => (counted.has(group) ? [id] : [])));
}

function readId(draft: StepDraft): string {
  const written = cleanField(draft.fields.get('id')?.text ?? '').replace(/[.:)]$/, '');
  return isBlank(written) || written.length > 100 ? '' : written;
}

/** An identifier that nobody has. The counts are kept so that many of the same do not take the square of their number. */
function findFree(wanted: string, taken: ReadonlySet<string>, counts: Map<string, number>): string {
  if (!taken.has(wanted)) return wanted;
  for (let number = counts.get(wanted) ?? 2; ; number += 1) {
    const id = `${wanted}-${number}`;
    if (taken.has(id)) continue;
    counts.set(wanted, number + 1);
    return id;
  }
}

function complainTwice(
  step: string,
  pair: readonly [StepDraft, StepDraft],
  at: (line: number, column: number) => Place,
): readonly Problem[] {
  const places = pair.map((draft) => {
    const { line, column } = draft.fields.get('id')?.place ?? draft.place;
    return at(line, column);
  });
  const [here, there] = places;
  if (here === undefined || there === undefined) return [];
  return [stepIdTwice(here, { step, other: there.line ?? 0 }), stepIdTwice(there, { step, other: here.line ?? 0 })];
}
