import type { Place, Problem } from '../../text/schema/problem.ts';

const problem = (code: string, severity: Problem['severity'], place: Place, message: string, hint: string, count?: number): Problem => ({
  ...{ code, severity, place, message, hint },
  ...(count === undefined ? {} : { count }),
});

/** A ledger should be as it is described. */
export function ledgerShape(place: Place, what: string): Problem {
  return problem(
    'backport-ledger',
    'error',
    place,
    `The backport ledger has a mistake: ${what}`,
    'Correct the entry; nothing of the file counts until then.',
  );
}

/** A ledger should name commits that are there. */
export function ledgerUnknownChange(place: Place, change: string): Problem {
  const hint = 'Write the id or the number of a change of this product, with the repository in front where there are several: `api#12`.';
  return problem(
    'backport-ledger-unknown',
    'error',
    place,
    `The ledger names \`${change}\`, which no repository of this product has.`,
    hint,
  );
}

/** A ledger should name lines that are there. */
export function ledgerUnknownLine(place: Place, line: string): Problem {
  return problem(
    'backport-ledger-unknown',
    'error',
    place,
    `The ledger names line \`${line}\`, which this product does not have.`,
    'Write the line as the site does, in quotes.',
  );
}

/** An id in a ledger should name one commit. */
export function ledgerAmbiguousId(place: Place, id: string): Problem {
  return problem(
    'backport-ledger-ambiguous',
    'error',
    place,
    `More than one commit begins with \`${id}\`.`,
    'Write more digits of the id.',
  );
}

/** Two decisions should not say otherwise. */
export function ledgerContradiction(place: Place, what: string): Problem {
  return problem('backport-ledger-contradiction', 'warning', place, what, 'Take out the entry that no longer holds, or correct it.');
}

/** A copy should name an origin that is there. */
export function originNotHere(place: Place, count: number): Problem {
  return problem(
    'backport-origin-missing',
    'notice',
    place,
    'Messages name an origin that is not in this repository.',
    'Fetch the branch that holds it, or correct the origin in the ledger.',
    count,
  );
}

/** An abbreviated id should name one commit. */
export function originAmbiguous(place: Place, id: string): Problem {
  return problem(
    'backport-origin-ambiguous',
    'warning',
    place,
    `The message names \`${id}\`, with which more than one commit begins.`,
    'Write the origin in full into the ledger.',
  );
}

/** Copies should not name each other in a circle. */
export function originCircle(place: Place, commits: readonly string[]): Problem {
  return problem(
    'backport-circle',
    'warning',
    place,
    `Commits name each other as their origin, in a circle: ${commits.map((sha) => `\`${sha.slice(0, 12)}\``).join(', ')}. The oldest counts as the origin.`,
    'Write the true origin into the ledger.',
  );
}

/** A message should name branches that are there. */
export function branchNotHere(place: Place, branch: string, count: number): Problem {
  return problem(
    'backport-branch-unknown',
    'notice',
    place,
    `Messages speak of a backport to branch \`${branch}\`, which is not in this repository.`,
    'Fetch the branch, or nothing where it was deleted on purpose.',
    count,
  );
}

/** Files should be there to be compared. */
export function copiesNotCompared(place: Place, count: number): Problem {
  return problem(
    'backport-not-compared',
    'notice',
    place,
    'Commits could not be compared with their origins, because files are missing in this clone.',
    'Fetch them with `git fetch --refetch --filter=blob:limit=10m`, or clone in full.',
    count,
  );
}

/** Every commit of a line should be looked at. */
export function copiesNotLookedFor(place: Place, count: number): Problem {
  return problem(
    'backport-not-looked-for',
    'notice',
    place,
    'For commits of lines no similar ones were looked for, because there are too many.',
    'Have copies name their origin, as `git cherry-pick -x` does.',
    count,
  );
}

/** A schedule should be in the shape of one that is known. */
export function scheduleShape(place: Place, what: string): Problem {
  return problem(
    'backport-schedule',
    'error',
    place,
    `The schedule cannot be read: ${what}`,
    "Write it in the shape of kubernetes' `schedule.yaml` or openstack's `series_status.yaml`.",
  );
}

/** Days of a schedule should be there, and follow each other. */
export function scheduleDate(place: Place, what: string): Problem {
  return problem('backport-schedule-date', 'error', place, what, 'Correct the day; the line counts as without support data until then.');
}

const gapWords = {
  missing: 'Changes are missing on line {}, though an older line has them.',
  'not-merged-back': 'Changes never came back to `{}`, though a later environment has them.',
  'conflict-undeclared': 'Copies on `{}` hold conflicts that nobody declared.',
  'reverted-upstream': 'Changes on line {} were reverted where they came from.',
  'fix-up-missing': 'Changes on line {} are without a fix-up that followed them.',
  broke: 'Copies on line {} broke something, and the repair is not on that line.',
} as const;

/** A line should have what belongs on it. */
export function backportGap(place: Place, gap: keyof typeof gapWords, target: string, count: number): Problem {
  return problem(
    `backport-${gap}`,
    'warning',
    place,
    gapWords[gap].replace('{}', target),
    'See the backport log; bring each over, or plan or decline it in the ledger.',
    count,
  );
}

/** Only what the window allows should be brought to a line. */
export function outsideWindow(place: Place, line: string, count: number): Problem {
  return problem(
    'backport-outside-window',
    'warning',
    place,
    `Changes were brought to line ${line} that its backport window does not allow.`,
    'Have a named person override each in the ledger, with the reason.',
    count,
  );
}

/** A window should not take too much. */
export function windowOverfull(place: Place, line: string, took: number, most: number): Problem {
  return problem(
    'backport-window-full',
    'warning',
    place,
    `The backport window of line ${line} took ${took} changes, more than the ${most} that were agreed.`,
    'Move what can wait to the next release.',
  );
}
