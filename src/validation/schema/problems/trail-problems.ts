import type { Place, Problem } from '../../../text/schema/problem.ts';
import { quoteValue } from '../../../text/schema/quote.ts';

/** What changed in a filled field, for problems. */
export interface Correction {
  /** The field in the words of the record: `result of step ING-3`. */
  readonly field: string;
  readonly from: string;
  readonly to: string;
  readonly commit: string;
}

/** Whoever changes what was recorded says why (21 CFR 11.10(e), Annex 11 §9). */
export function correctionWithoutReason(place: Place, { field, from, to, commit }: Correction): Problem {
  const short = commit.slice(0, 10);
  return {
    code: 'correction-without-reason',
    severity: 'warning',
    place: { ...place, subject: short },
    message: `Commit ${short} changed ${field} from \`${quoteValue(from)}\` to \`${quoteValue(to)}\` without a reason in its message.`,
    hint: `Write \`Reason for ${short}: …\` on a line of the message of a later commit that touches the record.`,
  };
}

/** A step is recorded when it is done. */
export function lateEntry(place: Place, { step, date, writtenAt }: DatedStep): Problem {
  return {
    code: 'late-entry',
    severity: 'warning',
    place,
    message: `Step \`${step}\` is dated \`${date}\` and was written down later, on ${writtenAt.slice(0, 10)}.`,
    hint: 'Correct the date if it is wrong; else say in the record why it was written down late.',
  };
}

/** When a step says that it was done, and when it was written down. */
export interface DatedStep {
  readonly step: string;
  readonly date: string;
  readonly writtenAt: string;
}

/** Nothing is recorded before it is done. */
export function stepDatedAfterCommit(place: Place, { step, date, writtenAt }: DatedStep): Problem {
  return {
    code: 'step-dated-after-commit',
    severity: 'error',
    place,
    message: `Step \`${step}\` is dated \`${date}\`, after the day on which it was written down, ${writtenAt.slice(0, 10)}.`,
    hint: 'Correct the date, and say why in the message of the commit.',
  };
}

/** Who changed what in a record is told by git alone. */
export function recordsWithoutHistory(place: Place, complaint: string | undefined): Problem {
  return {
    code: 'records-without-history',
    severity: 'warning',
    place,
    message:
      complaint === undefined
        ? 'The records are in no git repository, so nobody can tell who changed what in them.'
        : `The history of the records cannot be read: git says \`${quoteValue(complaint)}\`.`,
    hint: 'Keep the content folder in git, or name the repository with its history in the configuration under `records.history`.',
  };
}

/** In a shallow clone, what was done before the cut seems to be done by whoever made the commit at the cut. */
export function recordsHistoryShallow(place: Place): Problem {
  return {
    code: 'records-history-shallow',
    severity: 'warning',
    place,
    message: 'The clone is shallow, so who changed the records before the cut is not known.',
    hint: 'Run `git fetch --unshallow`, or fetch with depth 0 in CI.',
  };
}

/** What lies in a repository of its own, or behind a link, has a history that nobody read. */
export function recordsHistoryElsewhere(place: Place): Problem {
  return {
    code: 'records-history-elsewhere',
    severity: 'warning',
    place,
    message: 'This folder is a link or a repository of its own, so the history around it does not say what was changed or deleted in it.',
    hint: 'Keep records as plain files in the repository, or name the repository that holds their history with `--records-history`.',
  };
}

/** Older texts that are not in the repository cannot be compared. */
export function recordsHistoryMissing(place: Place, missing: readonly string[]): Problem {
  return {
    code: 'records-history-missing',
    severity: 'warning',
    place: { ...place, subject: missing[0] ?? '' },
    message: 'Older texts of records are missing from the repository, so what changed in them is not known.',
    hint: 'Clone the repository without `--filter`, or run `git fsck` to see what is missing.',
    count: missing.length,
  };
}
