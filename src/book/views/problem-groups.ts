import { compareText } from '../../text/schema/order/compare-text.ts';
import type { Severity } from '../../text/schema/problem.ts';
import type { Stamp } from '../../ui/views/stamps.ts';
import type { Book } from '../schema/book.ts';

/** How many problems of one kind are listed; further ones are counted. */
const listed = 200;

/** Problems of one kind. */
export interface ProblemGroup {
  readonly code: string;
  readonly stamp: Stamp;
  readonly explanation: string;
  readonly problems: readonly ProblemRow[];
  /** How often it was found, with what is not listed. */
  readonly total: number;
}

/** A problem as a row. */
export interface ProblemRow {
  readonly place: string;
  readonly message: string;
  readonly hint: string | null;
}

const stamps: Readonly<Record<Severity, Stamp>> = {
  error: { word: 'error', kind: 'bad' },
  warning: { word: 'warning', kind: 'doubt' },
  notice: { word: 'notice', kind: 'past' },
};
/** The stamp of a severity. */
export const severityStamp = (severity: Severity): Stamp => stamps[severity];

const order: readonly Severity[] = ['error', 'warning', 'notice'];

/** The problems that were found, by kind: errors first, then by code. */
export function problemGroups(problems: Book['problems'], explanations: ReadonlyMap<string, string>): readonly ProblemGroup[] {
  const groups = [...Map.groupBy(problems, (problem) => `${order.indexOf(problem.severity)} ${problem.code}`)];
  groups.sort(([a], [b]) => compareText(a, b));
  return groups.flatMap(([, own]) => {
    const [first] = own;
    if (first === undefined) return [];
    return {
      code: first.code,
      stamp: stamps[first.severity],
      explanation: explanations.get(first.code) ?? '',
      problems: own.slice(0, listed).map(describeProblem),
      total: own.reduce((sum, { count }) => sum + (count ?? 1), 0),
    };
  });
}

/** The kinds of problems that were looked for and not found. */
export function absentProblems(
  problems: Book['problems'],
  explanations: ReadonlyMap<string, string>,
): readonly { readonly code: string; readonly explanation: string }[] {
  const found = new Set(problems.map((problem) => problem.code));
  const absent = [...explanations].filter(([code]) => !found.has(code)).map(([code, explanation]) => ({ code, explanation }));
  return absent.sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** A problem in words, with the place where it was found. */
export function describeProblem({ place: { source, line, column, subject }, message, hint }: Book['problems'][number]): ProblemRow {
  const where = line === undefined ? source : `${source}:${line}${column === undefined ? '' : `:${column}`}`;
  return { place: subject === undefined ? where : `${where}, ${subject}`, message, hint: hint ?? null };
}
