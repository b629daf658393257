import type { Problem } from '../../text/schema/problem.ts';

/** Raises warnings and notices whose codes the configuration names under `strict` to errors. */
export function raiseStrict<Found extends Pick<Problem, 'code' | 'severity'>>(
  problems: readonly Found[],
  strict: readonly string[],
): readonly Found[] {
  const raised = new Set(strict);
  return problems.map((problem) => (raised.has(problem.code) ? { ...problem, severity: 'error' } : problem));
}
