import type { Problem } from './problem.ts';

/** Raises warnings and notices whose codes the configuration names under `strict` to errors. */
export function raiseStrict(problems: readonly Problem[], strict: readonly string[]): readonly Problem[] {
  const raised = new Set(strict);
  return problems.map((problem) => (raised.has(problem.code) ? { ...problem, severity: 'error' } : problem));
}
