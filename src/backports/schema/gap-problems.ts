import type { Place, Problem } from '../../text/schema/problem.ts';

/** What is missing on a line or in an environment, and how often. */
export interface GapCount {
  readonly target: string;
  readonly count: number;
}

const hint = 'See the backport log; bring each over, or plan or decline it in the ledger.';

/** What an older line has should be on a newer one. */
export function changesMissing(place: Place, { target, count }: GapCount): Problem {
  const message = `Changes are missing on line ${target}, though an older line has them.`;
  return { code: 'backport-missing', severity: 'warning', place, message, hint, count };
}

/** What a later environment has should be in an earlier one. */
export function changesNotMergedBack(place: Place, { target, count }: GapCount): Problem {
  const message = `Changes never came back to \`${target}\`, though a later environment has them.`;
  return { code: 'backport-not-merged-back', severity: 'warning', place, message, hint, count };
}

/** Who resolves a conflict should say so. */
export function conflictsNotDeclared(place: Place, { target, count }: GapCount): Problem {
  const message = `Copies on \`${target}\` hold conflicts that nobody declared.`;
  return { code: 'backport-conflict-undeclared', severity: 'warning', place, message, hint, count };
}

/** What was taken back should be taken back on lines, too. */
export function originsReverted(place: Place, { target, count }: GapCount): Problem {
  const message = `Changes on line ${target} were reverted where they came from.`;
  return { code: 'backport-reverted-upstream', severity: 'warning', place, message, hint, count };
}

/** A repair should follow what it repairs. */
export function fixUpsMissing(place: Place, { target, count }: GapCount): Problem {
  const message = `Changes on line ${target} are without a fix-up that followed them.`;
  return { code: 'backport-fix-up-missing', severity: 'warning', place, message, hint, count };
}

/** A copy that broke something should be repaired on its line. */
export function copiesBroke(place: Place, { target, count }: GapCount): Problem {
  const message = `Copies on line ${target} broke something, and the repair is not on that line.`;
  return { code: 'backport-broke', severity: 'warning', place, message, hint, count };
}
