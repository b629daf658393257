import type { LineSpan } from '../../schema/records/line-span.ts';
import type { ImportedLineFate, LossReport } from '../../schema/records/loss-report.ts';
import type { ParsedProtocol } from '../../schema/records/parsed-document.ts';

/** A document, and the protocol that it became. */
export interface Import {
  readonly source: string;
  readonly lines: readonly string[];
  /** The line of the document that each line of the protocol comes from; 0 for none. */
  readonly origins: readonly number[];
  /** Lines that the front matter of the protocol says. */
  readonly said: ReadonlySet<number>;
  /** What was taken out of a line before it was read. */
  readonly dropped: ReadonlyMap<number, readonly string[]>;
  /** The lines of the protocol before and after results were taken out of them. */
  readonly filled: readonly string[];
  readonly opened: readonly string[];
  readonly protocol: ParsedProtocol;
}

/** Says of every line that is not blank what became of it, by what the reader understood its line of the protocol as. */
export function describeImport({ source, lines, origins, said, dropped, filled, opened, protocol }: Import): LossReport {
  const places = new Map<number, number[]>();
  for (const [index, origin] of origins.entries()) if (origin > 0) places.set(origin, [...(places.get(origin) ?? []), index]);
  const kindOf = indexSpans(protocol.body.spans);
  const fates = lines.flatMap((text, index): readonly ImportedLineFate[] => {
    const line = index + 1;
    if (text.trim() === '') return [];
    const own = (places.get(line) ?? []).filter((at) => (filled[at] ?? '').trim() !== '');
    const gone = [...(dropped.get(line) ?? []), ...own.flatMap((at) => listTakenOut(filled[at] ?? '', opened[at] ?? ''))];
    const base = { line, text, step: null, dropped: gone };
    if (said.has(line)) return [{ ...base, fate: 'front matter' }];
    if (own.length === 0) return [{ ...base, fate: 'dropped' }];
    const spans = own.flatMap((at) => kindOf(at + 1) ?? []);
    const span = spans.find(({ kind }) => kind === 'step') ?? spans[0];
    return [{ ...base, fate: span?.kind ?? 'prose', step: span === undefined || span.step === '' ? null : span.step }];
  });
  const counts = { 'front matter': 0, heading: 0, step: 0, field: 0, deviation: 0, prose: 0, dropped: 0 };
  for (const { fate } of fates) counts[fate] += 1;
  const roles = protocol.protocol?.roles.map(({ role }) => role) ?? [];
  return { source, steps: protocol.body.steps.length, roles, fates: counts, lines: fates };
}

/** The innermost span that covers a line; of spans that begin in one line, the last. */
function indexSpans(spans: readonly LineSpan[]): (line: number) => LineSpan | undefined {
  const byLine = new Map<number, LineSpan>();
  for (const span of spans.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    for (let line = span.from; line <= span.to; line += 1) byLine.set(line, span);
  }
  return (line) => byLine.get(line);
}

/** The words that were taken out of a line, or its tick. */
function listTakenOut(before: string, after: string): readonly string[] {
  if (before === after) return [];
  const left = listWords(after);
  const words = listWords(before).filter((word) => {
    const at = left.indexOf(word);
    if (at >= 0) left.splice(at, 1);
    return at < 0 && word !== 'x';
  });
  return [words.length === 0 ? 'tick' : words.join(' ')];
}

function listWords(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+(?:[.,:/-][\p{L}\p{N}]+)*/gu) ?? [];
}
