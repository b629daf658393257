import type { RootContent } from 'mdast';
import type { Place, Problem } from '../../../text/schema/problem.ts';
import { componentMalformed } from '../../schema/problems/reading-problems.ts';
import type { LineSpan } from '../../schema/records/line-span.ts';
import { type Part, type Reading, type Stage, stages } from '../shapes/shape.ts';
import { shapes } from '../shapes/shapes.ts';
import { parseStepComponent } from '../steps/component-steps.ts';
import { addField } from '../steps/step-draft.ts';
import { parseDeviationComponent } from './deviations.ts';
import type { Component } from './find-components.ts';
import { cleanField, endLineOf, placeOfNode, textWithin } from './inline-lines.ts';
import type { WrittenLink } from './prepare-tree.ts';

type At = (line: number, column: number) => Place;

/** What a body is made of, in the order of the file. */
export interface Layout {
  readonly parts: readonly Part[];
  readonly links: readonly WrittenLink[];
  readonly problems: readonly Problem[];
  /** What lines are other than what their part is. */
  readonly spans: readonly LineSpan[];
}

interface Options {
  readonly components: readonly Component[];
  readonly at: At;
  readonly title: string;
  readonly stage: Stage;
}

/**
 * Tells steps, deviations and text apart. Lists without boxes and headings without fields are steps only in a document that has no step in a clearer form, or
 * hardly one: a box or two at its end make no checklist of a document of numbered steps.
 */
export function layOutBody(nodes: readonly RootContent[], options: Omit<Options, 'stage'>): Layout {
  let laid = layOut(nodes, { ...options, stage: 'clear' });
  for (const stage of stages.slice(1)) {
    const found = countSteps(laid);
    const isSparse = (stage === 'lists' && hasOnlyBoxes(laid) && found <= 3) || (stage === 'any' && procedure.test(options.title));
    if (found > 0 && !isSparse) return laid;
    const next = layOut(nodes, { ...options, stage });
    if (stage === 'any' && found > 0) return countSectionsWithout(next, laid) >= 3 ? next : laid;
    if (countSteps(next) >= (found === 0 ? 1 : 4 * found)) laid = next;
  }
  return laid;
}

/** Titles of documents of which each section is something to do. */
const procedure = /\b(?:process|procedure|runbook|playbook|walkthrough|how to)\b/i;

/** How many sections are steps in one reading and have none in the other. */
function countSectionsWithout(sections: Layout, lists: Layout): number {
  const listed = lists.parts.flatMap((part) => (part.kind === 'steps' ? part.drafts : []));
  if (listed.some(({ shape }) => shape !== 'list')) return 0;
  const headed = sections.parts.flatMap((part) => (part.kind === 'steps' ? part.drafts.filter(({ shape }) => shape === 'heading') : []));
  return headed.filter(({ place, to }) => !listed.some((one) => one.place.line >= place.line && one.place.line <= to)).length;
}

function countSteps({ parts }: Layout): number {
  return parts.reduce((sum, part) => sum + (part.kind === 'steps' ? part.drafts.length : 0), 0);
}

function hasOnlyBoxes({ parts }: Layout): boolean {
  return parts.every((part) => part.kind !== 'steps' || part.drafts.every(({ shape }) => shape === 'task' || shape === 'box'));
}

interface Draft {
  readonly parts: Part[];
  readonly links: WrittenLink[];
  readonly problems: Problem[];
  readonly spans: LineSpan[];
  /** Headings above, outermost first. */
  section: readonly { readonly depth: number; readonly text: string }[];
  prose: RootContent[];
}

function layOut(nodes: readonly RootContent[], options: Options): Layout {
  const draft: Draft = { parts: [], links: [], problems: [], spans: [], section: [], prose: [] };
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

/** Lays one node out, with what belongs to its step; answers the index of the next. */
function addNode(
  draft: Draft,
  nodes: readonly RootContent[],
  { index, options }: { readonly index: number; readonly options: Options },
): number {
  const node = nodes[index];
  if (node === undefined) return nodes.length;
  for (const shape of shapes) {
    const reading = shape({ nodes, index, node, section: draft.section, parts: draft.parts, ...options });
    if (reading === null) continue;
    addReading(draft, reading, options);
    return reading.end;
  }
  if (node.type === 'heading') {
    endProse(draft);
    const text = textWithin([node]);
    enterSection(draft, { depth: node.depth, text });
    draft.parts.push({ kind: 'heading', depth: node.depth, text, line: placeOfNode(node).line });
    draft.spans.push({ from: placeOfNode(node).line, to: endLineOf(node), kind: 'heading', step: '' });
  } else if (node.type === 'thematicBreak') endProse(draft);
  else if (node.type !== 'definition') draft.prose.push(node);
  return index + 1;
}

function addReading(draft: Draft, { parts, rest = [], enters, problems = [], spans = [] }: Reading, options: Options): void {
  endProse(draft);
  if (enters !== undefined) enterSection(draft, enters);
  for (const part of parts) {
    if (part.kind !== 'prose') draft.parts.push(part);
    else {
      draft.prose.push(...part.nodes);
      endProse(draft);
    }
  }
  draft.problems.push(...problems);
  draft.spans.push(...spans);
  for (let index = 0; index < rest.length; ) index = addNode(draft, rest, { index, options });
  endProse(draft);
}

function enterSection(draft: Draft, heading: { readonly depth: number; readonly text: string }): void {
  draft.section = [...draft.section.filter((one) => one.depth < heading.depth), heading];
}

function endProse(draft: Draft): void {
  const [first] = draft.prose;
  if (first === undefined) return;
  const line =
    first.type === 'list' && first.position === undefined ? placeOfNode(first.children[0] ?? first).line : placeOfNode(first).line;
  draft.parts.push({ kind: 'prose', nodes: draft.prose, line });
  draft.prose = [];
}

function countDeviations({ parts }: Draft): number {
  return parts.reduce((sum, part) => sum + (part.kind === 'deviations' ? part.deviations.length : 0), 0);
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
    const found = parseDeviationComponent(component, { text: cleanField(component.inner), count: countDeviations(draft), at });
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
