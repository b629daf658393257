import type { Place, Problem } from '../../text/schema/problem.ts';

/** A ledger should be as it is described. */
export function ledgerShape(place: Place, what: string): Problem {
  return {
    code: 'backport-ledger',
    severity: 'error',
    place,
    message: `The backport ledger has a mistake: ${what}`,
    hint: 'Correct the entry; nothing of the file counts until then.',
  };
}

/** A ledger should name changes, lines and commits that are there: what the entry names, and what it is. */
export function ledgerUnknown(place: Place, named: { readonly change: string } | { readonly line: string }): Problem {
  const isLine = 'line' in named;
  const what = isLine
    ? `line \`${named.line}\`, which this product does not have`
    : `\`${named.change}\`, which no repository of this product has`;
  return {
    code: 'backport-ledger-unknown',
    severity: 'error',
    place,
    message: `The ledger names ${what}.`,
    hint: isLine
      ? 'Write the line as the site does, in quotes.'
      : 'Write the id or the number of a change of this product, with the repository in front where there are several: `api#12`.',
  };
}

/** An id in a ledger should name one commit. */
export function ledgerAmbiguousId(place: Place, id: string): Problem {
  return {
    code: 'backport-ledger-ambiguous',
    severity: 'error',
    place,
    message: `More than one commit begins with \`${id}\`.`,
    hint: 'Write more digits of the id.',
  };
}

/** Two decisions should not say otherwise. */
export function ledgerContradiction(place: Place, what: string): Problem {
  return {
    code: 'backport-ledger-contradiction',
    severity: 'warning',
    place,
    message: what,
    hint: 'Take out the entry that no longer holds, or correct it.',
  };
}

/** A copy should name an origin that is there. */
export function originNotHere(place: Place, count: number): Problem {
  return {
    code: 'backport-origin-missing',
    severity: 'notice',
    place,
    message: 'Messages name an origin that is not in this repository.',
    hint: 'Fetch the branch that holds it, or correct the origin in the ledger.',
    count,
  };
}

/** An abbreviated id should name one commit. */
export function originAmbiguous(place: Place, id: string): Problem {
  return {
    code: 'backport-origin-ambiguous',
    severity: 'warning',
    place,
    message: `The message names \`${id}\`, with which more than one commit begins.`,
    hint: 'Write the origin in full into the ledger.',
  };
}

/** Copies should not name each other in a circle. */
export function originCircle(place: Place, commits: readonly string[]): Problem {
  const named = commits.map((sha) => `\`${sha.slice(0, 12)}\``).join(', ');
  return {
    code: 'backport-circle',
    severity: 'warning',
    place,
    message: `Commits name each other as their origin, in a circle: ${named}. The oldest counts as the origin.`,
    hint: 'Write the true origin into the ledger.',
  };
}

/** A message should name branches that are there. */
export function branchNotHere(place: Place, branch: string, count: number): Problem {
  return {
    code: 'backport-branch-unknown',
    severity: 'notice',
    place,
    message: `Messages speak of a backport to branch \`${branch}\`, which is not in this repository.`,
    hint: 'Fetch the branch, unless it was deleted on purpose.',
    count,
  };
}

/** Files should be there to be compared. */
export function copiesNotCompared(place: Place, count: number): Problem {
  return {
    code: 'backport-not-compared',
    severity: 'notice',
    place,
    message: 'Commits could not be compared with their origins, because files are missing in this clone.',
    hint: 'Clone the repository in full, without a filter.',
    count,
  };
}

/** Every commit of a line should be looked at. */
export function copiesNotLookedFor(place: Place, count: number): Problem {
  return {
    code: 'backport-not-looked-for',
    severity: 'notice',
    place,
    message: 'For commits of lines no similar ones were looked for, because there are too many.',
    hint: 'Have copies name their origin, as `git cherry-pick -x` does.',
    count,
  };
}

/** A schedule should be in the shape of one that is known. */
export function scheduleShape(place: Place, what: string): Problem {
  return {
    code: 'backport-schedule',
    severity: 'error',
    place,
    message: `The schedule cannot be read: ${what}`,
    hint: "Write it in the shape of kubernetes' `schedule.yaml` or openstack's `series_status.yaml`.",
  };
}

/** Days of a schedule should be there, and follow each other. */
export function scheduleDate(place: Place, what: string): Problem {
  return {
    code: 'backport-schedule-date',
    severity: 'error',
    place,
    message: what,
    hint: 'Correct the day; the line counts as without support data until then.',
  };
}

/** Only what the window allows should be brought to a line. */
export function outsideWindow(place: Place, line: string, count: number): Problem {
  return {
    code: 'backport-outside-window',
    severity: 'warning',
    place,
    message: `Changes were brought to line ${line} that its backport window does not allow.`,
    hint: 'Have a named person override each in the ledger, with the reason.',
    count,
  };
}

/** A window should not take too much. */
export function windowOverfull(
  place: Place,
  { line, took, most }: { readonly line: string; readonly took: number; readonly most: number },
): Problem {
  return {
    code: 'backport-window-full',
    severity: 'warning',
    place,
    message: `The backport window of line ${line} took ${took} changes, more than the ${most} that were agreed.`,
    hint: 'Move what can wait to the next release.',
  };
}
