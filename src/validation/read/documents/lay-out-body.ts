import type { RootContent } from 'mdast';
import { formatMarkdownTree } from '../../../text/read/parse-markdown.ts';
import type { Place, Problem } from '../../../text/schema/problem.ts';
import { componentMalformed } from '../../schema/problems/reading-problems.ts';
import type { Deviation } from '../../schema/records/deviation.ts';
import { parseStepComponent } from '../steps/component-steps.ts';
import { findField } from '../steps/field-names.ts';
import { makeHeadingStep, parseHeadingStep, readStepTitle } from '../steps/heading-steps.ts';
import { isStepList, listBoxLines, listPlainSteps } from '../steps/list-steps.ts';
import { readHeading } from '../steps/read-id.ts';
import { addField, type StepDraft } from '../steps/step-draft.ts';
import { findStepColumns, listTableSteps } from '../steps/table-steps.ts';
import { hasBoxes, listItemSteps } from '../steps/task-steps.ts';
import { findDeviationColumns, listTableDeviations, parseDeviationComponent } from './deviations.ts';
import type { Component } from './find-components.ts';
import { cleanField, placeOfNode, textWithin } from './inline-lines.ts';
import type { WrittenLink } from './prepare-tree.ts';

/** A part of a page before its steps have their identifiers. */
export type Part =
  | { readonly kind: 'heading'; readonly depth: number; readonly text: string; readonly line: number }
  | { readonly kind: 'prose'; readonly html: string; readonly text: string; readonly line: number }
  | { readonly kind: 'steps'; readonly drafts: readonly StepDraft[]; readonly line: number }
  | { readonly kind: 'deviations'; readonly deviations: readonly Deviation[]; readonly line: number };

type At = (line: number, column: number) => Place;

/** What a body is made of, in the order of the file. */
export interface Layout {
  readonly parts: readonly Part[];
  readonly links: readonly WrittenLink[];
  readonly problems: readonly Problem[];
}

/** Tells steps, deviations and text apart. Lists without boxes are steps only in a document that has no step in a clearer shape. */
export function layOutBody(nodes: readonly RootContent[], components: readonly Component[], at: At): Layout {
  const clear = layOut(nodes, { components, at, hasPlainLists: false });
  return clear.parts.some(({ kind }) => kind === 'steps') ? clear : layOut(nodes, { components, at, hasPlainLists: true });
}

interface Options {
  readonly components: readonly Component[];
  readonly at: At;
  readonly hasPlainLists: boolean;
}

interface Draft {
  readonly parts: Part[];
  readonly links: WrittenLink[];
  readonly problems: Problem[];
  /** Headings above, outermost first. */
  section: readonly { readonly depth: number; readonly text: string }[];
  prose: RootContent[];
}

function layOut(nodes: readonly RootContent[], options: Options): Layout {
  const draft: Draft = { parts: [], links: [], problems: [], section: [], prose: [] };
  const waiting = options.components.toReversed();
  const takeComponents = (before: number) => {
    for (let next = waiting.at(-1); next !== undefined && next.line < before; next = waiting.at(-1)) {
      endProse(draft);
      addComponent(draft, next, options.at);
      waiting.pop();
    }
  };
  for (let index = 0; index < nodes.length; ) {
    const node = nodes[index];
    if (node === undefined) break;
    takeComponents(placeOfNode(node).line);
    index = addNode(draft, nodes, { index, options });
  }
  takeComponents(Number.POSITIVE_INFINITY);
  endProse(draft);
  attachEvidence(draft, options);
  return draft;
}

/** Headings of what goes with a document; boxes below them tick what is there. */
const aside = /^(?:\d+(?:\.\d+)*\.?\s+)?(?:attachments?|appendix|appendices|conclusions?)\b/i;

/** Lays one node out, or a heading with what belongs to its step; answers the index of the next. */
function addNode(
  draft: Draft,
  nodes: readonly RootContent[],
  { index, options }: { readonly index: number; readonly options: Options },
): number {
  const node = nodes[index];
  if (node === undefined) return nodes.length;
  const line = placeOfNode(node).line;
  const section = draft.section.map(({ text }) => text);
  if (readStepTitle(node) !== null) {
    for (const end of findEnds(nodes, index, options.components)) {
      const above = node.type === 'heading' ? draft.section.filter(({ depth }) => depth < node.depth).map(({ text }) => text) : section;
      const step = parseHeadingStep(node, nodes.slice(index + 1, end), above);
      if (step === null) continue;
      endProse(draft);
      if (node.type === 'heading') enterSection(draft, node.depth, textWithin([node]));
      draft.parts.push({ kind: 'steps', drafts: [step.draft], line });
      draft.prose.push(...step.rest);
      endProse(draft);
      return end;
    }
  }
  if (options.hasPlainLists && node.type === 'heading' && /^\d+[.:)]?\s/.test(textWithin([node])) && isBelowSteps(draft, node.depth)) {
    const next = nodes.findIndex((one, at) => at > index && one.type === 'heading' && one.depth <= node.depth);
    const end = next < 0 ? nodes.length : next;
    const above = draft.section.filter(({ depth }) => depth < node.depth).map(({ text }) => text);
    const step = makeHeadingStep(node, nodes.slice(index + 1, end), above);
    if (step !== null) {
      endProse(draft);
      draft.parts.push({ kind: 'steps', drafts: [step.draft], line });
      draft.prose.push(...step.rest);
      endProse(draft);
      return end;
    }
  }
  if (node.type === 'heading') {
    endProse(draft);
    const text = textWithin([node]);
    enterSection(draft, node.depth, text);
    draft.parts.push({ kind: 'heading', depth: node.depth, text, line });
    return index + 1;
  }
  if (node.type === 'table') {
    const deviations = findDeviationColumns(node, section);
    if (deviations !== null) {
      const count = draft.parts.reduce((sum, part) => sum + (part.kind === 'deviations' ? part.deviations.length : 0), 0);
      const found = listTableDeviations(node, deviations, { count, at: options.at });
      draft.problems.push(...found.problems);
      if (found.deviations.length > 0) return addPart(draft, { kind: 'deviations', deviations: found.deviations, line }, index);
    } else {
      const columns = findStepColumns(node);
      if (columns !== null && !/\bdeviations?\b/i.test(section.at(-1) ?? '')) {
        const found = listTableSteps(node, columns, { section, at: options.at });
        if (found.drafts.length > 0 && !isSummary(draft, found.drafts)) {
          draft.problems.push(...found.problems);
          return addPart(draft, { kind: 'steps', drafts: found.drafts, line }, index);
        }
      }
    }
  }
  if (node.type === 'list' && !aside.test(section.at(-1) ?? '')) {
    const drafts = hasBoxes(node)
      ? listItemSteps(node, section, 'task')
      : options.hasPlainLists && isStepList(node, { section, before: nodes[index - 1] })
        ? listPlainSteps(node, section)
        : [];
    if (drafts.length > 0) return addPart(draft, { kind: 'steps', drafts, line }, index);
  }
  if (node.type === 'paragraph') {
    const drafts = listBoxLines(node, section);
    if (drafts.length > 0) return addPart(draft, { kind: 'steps', drafts, line }, index);
  }
  if (node.type !== 'definition' && node.type !== 'thematicBreak') draft.prose.push(node);
  else if (node.type === 'thematicBreak') endProse(draft);
  return index + 1;
}

function addPart(draft: Draft, part: Part, index: number): number {
  endProse(draft);
  draft.parts.push(part);
  return index + 1;
}

/** Whether a heading of this depth stands below one that says nothing but steps. */
function isBelowSteps({ section }: Draft, depth: number): boolean {
  const above = section.findLast((one) => one.depth < depth);
  return above !== undefined && findField(above.text) === 'action';
}

function enterSection(draft: Draft, depth: number, text: string): void {
  draft.section = [...draft.section.filter((one) => one.depth < depth), { depth, text }];
}

/** Where the fields of a heading's step may end: at the next heading, or at the next one that is not below it. */
function findEnds(nodes: readonly RootContent[], index: number, components: readonly Component[]): readonly number[] {
  const head = nodes[index];
  let near = index + 1;
  while (near < nodes.length && !isHead(nodes[near])) near += 1;
  const ends = [near];
  if (head?.type === 'heading' && nodes[near]?.type === 'heading') {
    // A step whose fields have headings of their own is short.
    let far = near;
    for (; far < nodes.length && far - index < 40; far += 1) {
      const node = nodes[far];
      if (node?.type === 'heading' && node.depth <= head.depth) break;
    }
    const inner = nodes.slice(near, far);
    const names = inner.flatMap((node) => (node.type === 'heading' ? [textWithin([node])] : []));
    const areLabels = names.length > 1 && names.every((name) => !['step', 'title', null].includes(findField(name)));
    const isOne = readHeading(textWithin([head])).id !== null && names.every((name) => readHeading(name).id === null);
    if (far > near && far - index < 40 && (areLabels || isOne)) ends.unshift(far);
  }
  const [from, to] = [placeOfNode(head ?? { type: 'break' }).line, nodes[ends[0] ?? near]];
  const last = to === undefined ? Number.POSITIVE_INFINITY : placeOfNode(to).line;
  return components.length > 0 && components.some(({ line }) => line > from && line < last) ? [] : ends;
}

function isHead(node: RootContent | undefined): boolean {
  return node !== undefined && (node.type === 'heading' || readStepTitle(node) !== null);
}

/** A table that lists steps again that have headings of their own. */
function isSummary({ parts }: Draft, drafts: readonly StepDraft[]): boolean {
  const headed = new Set(
    parts
      .flatMap((part) => (part.kind === 'steps' ? part.drafts : []))
      .flatMap(({ shape, fields }) => (shape === 'heading' ? [fields.get('id')?.text ?? ''] : [])),
  );
  return headed.size > 0 && drafts.filter(({ fields }) => headed.has(fields.get('id')?.text ?? '-')).length * 2 > drafts.length;
}

function endProse(draft: Draft): void {
  const [first] = draft.prose;
  if (first === undefined) return;
  const html = formatMarkdownTree({ type: 'root', children: draft.prose });
  draft.parts.push({ kind: 'prose', html, text: textWithin(draft.prose), line: placeOfNode(first).line });
  draft.prose = [];
}

function addComponent(draft: Draft, component: Component, at: At): void {
  const { name, line } = component;
  const section = draft.section.map(({ text }) => text);
  if (name === 'Step') {
    const step = parseStepComponent(component, { section, at });
    draft.links.push(...step.links);
    draft.problems.push(...step.problems);
    draft.parts.push({ kind: 'steps', drafts: [step.draft], line });
  } else if (name === 'Deviation') {
    const inner = parseStepComponent({ ...component, attributes: new Map() }, { section, at });
    draft.links.push(...inner.links);
    const count = draft.parts.reduce((sum, part) => sum + (part.kind === 'deviations' ? part.deviations.length : 0), 0);
    const found = parseDeviationComponent(component, { text: cleanField(component.inner), count, at });
    draft.problems.push(...inner.problems, ...found.problems);
    draft.parts.push({ kind: 'deviations', deviations: [found.deviation], line });
  }
}

/** Evidence outside of a step says whose it is. */
function attachEvidence(draft: Draft, { components, at }: Options): void {
  const drafts = draft.parts.flatMap((part) => (part.kind === 'steps' ? part.drafts : []));
  const byId = new Map(drafts.map((one) => [one.fields.get('id')?.text, one]));
  for (const { name, attributes, line, column } of components) {
    if (name !== 'Evidence') continue;
    const file = attributes.get('file');
    const step = byId.get(attributes.get('step')?.value);
    if (file === undefined || step === undefined || !attributes.has('step')) {
      const complaint = file === undefined ? 'it names no `file`' : 'it stands in no step, and its `step` is none of this document';
      draft.problems.push(componentMalformed(at(line, column), { tag: '<Evidence>', complaint }));
    } else {
      addField(step, 'evidence', { text: '', links: [file.value], place: { line, column } });
      draft.links.push({ url: file.value, line: file.line, column: file.column });
    }
  }
}
