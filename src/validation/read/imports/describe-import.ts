import { splitText } from '../../../text/schema/split-text.ts';
import type { ImportedLineFate, LossReport } from '../../schema/records/loss-report.ts';
import type { ParsedBody, ParsedProtocol } from '../../schema/records/parsed-document.ts';
import type { Step } from '../../schema/records/step.ts';
import type { ImportedHead } from './import-head.ts';
import type { ImportedLine } from './import-lines.ts';

/** A document, and the protocol that it became. */
export interface Import {
  readonly source: string;
  readonly lines: readonly string[];
  readonly headLines: number;
  readonly cleaned: readonly ImportedLine[];
  readonly head: ImportedHead;
  /** The lines of the protocol before and after results were taken out of them. */
  readonly filled: readonly string[];
  readonly opened: readonly string[];
  readonly protocol: ParsedProtocol;
}

/** Says of every line that is not blank what became of it. A line is called part of a step only when the step holds all of its words. */
export function describeImport({ source, lines, headLines, cleaned, head, filled, opened, protocol }: Import): LossReport {
  const offset = countHead(protocol.text, cleaned, head);
  const kinds = describeLines(protocol.body);
  const words = new Map(protocol.body.steps.map((step) => [step, listHeldWords(step)]));
  const fates = lines.map((text, index): ImportedLineFate => {
    const line = index + 1;
    if (index < headLines) return { line, text, fate: head.said.has(line) ? 'front matter' : 'prose', step: null, dropped: [] };
    const { text: left, dropped: markup } = cleaned[index - headLines] ?? { text: '', dropped: [] };
    const at = index - headLines + offset;
    const dropped = [...markup, ...listTakenOut(filled[at] ?? '', opened[at] ?? '')];
    if (index - headLines === head.titleIndex) return { line, text, fate: 'front matter', step: null, dropped };
    if (left.trim() === '') return { line, text, fate: 'not understood', step: null, dropped };
    const { kind, step } = kinds(at + 1);
    if (kind !== 'step') return { line, text, fate: kind, step: null, dropped };
    return {
      line,
      text,
      fate: step === null || holdsWords(words.get(step), opened[at] ?? left) ? 'step' : 'prose',
      step: step?.id ?? null,
      dropped,
    };
  });
  return { source, steps: protocol.body.steps.length, lines: fates.filter(({ text }) => text.trim() !== '') };
}

/** The words that were taken out of a line, or its tick. */
function listTakenOut(before: string, after: string): readonly string[] {
  if (before === after) return [];
  const left = new Set(listWords(after));
  const words = listWords(before).filter((word) => !left.has(word) && word !== 'x');
  return [words.length === 0 ? 'tick' : words.join(' ')];
}

/** How far the body's lines moved down, from their index in the source's body to their index in the protocol. */
function countHead(text: string, cleaned: readonly ImportedLine[], head: ImportedHead): number {
  const { headLines } = splitText(text);
  const leading = cleaned.findIndex((line, index) => line.text.trim() !== '' && index !== head.titleIndex);
  return headLines + 1 - Math.max(leading, 0);
}

/** What a line of the protocol is. Null as step: the head of a table. */
function describeLines({
  blocks,
  steps,
}: ParsedBody): (line: number) => { readonly kind: 'heading' | 'step' | 'deviation' | 'prose'; readonly step: Step | null } {
  const ordered = steps.toSorted((a, b) => a.line - b.line);
  const kinds = { heading: 'heading', prose: 'prose', steps: 'step', deviations: 'deviation' } as const;
  return (line) => {
    const block = blocks[findLast(blocks, line)];
    const step = ordered[findLast(ordered, line)];
    const own = block?.kind === 'steps' && step !== undefined && step.line >= block.line ? step : null;
    return { kind: kinds[block?.kind ?? 'prose'], step: own };
  };
}

/** Index of the last one that begins at a line or above it; -1 when none does. */
function findLast(ordered: readonly { readonly line: number }[], line: number): number {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ordered[middle]?.line ?? 0) <= line) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function listHeldWords(step: Step): ReadonlySet<string> {
  const { id, action, expected, actual, written, reason, tester, date, checkedBy, evidence, references, dependsOn, fields } = step;
  const said = [id, action, expected, actual, written, reason, tester, date, checkedBy, ...evidence, ...dependsOn];
  const named = [...references.map((reference) => reference.id), ...fields.flatMap(({ name, value }) => [name, value])];
  return new Set(listWords([...said, ...named, 'action expected actual result evidence tester date pass fail'].join(' ')));
}

function holdsWords(held: ReadonlySet<string> | undefined, line: string): boolean {
  return listWords(line.replace(/\]\([^()]*\)|\]\[[^[\]]*\]/g, ']')).every((word) => held?.has(word) === true);
}

function listWords(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
