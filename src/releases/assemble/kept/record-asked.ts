import type { FindCommit } from '../../../git/schema/find-commit.ts';
import type { AskedOfHistory } from '../../schema/kept-shipment.ts';
import { type KnownPulls, normaliseTitle } from '../changes/know-pulls.ts';

/** Notes what is asked of a history as a whole, and answers as what it stands before. */
export interface AskRecorder {
  readonly find: FindCommit;
  readonly pulls: KnownPulls;
  /** Notes that it was asked which copies of a commit were set apart. */
  readonly askCopies: () => void;
  /** Notes that commits were gone through, of which any new one may be among. */
  readonly askAll: () => void;
  readonly askNumbers: (asked: Pick<AskedOfHistory, 'pulls' | 'others'>) => void;
  /** Whether anything is noted: what branches hold is found out each time. */
  readonly heed: (isHeeded: boolean) => void;
  /** All that was asked; null where the answer to any new commit would have to be known. */
  readonly list: () => AskedOfHistory | null;
}

/** Starts noting, behind what was asked in earlier runs. */
export function recordAsked(given: {
  readonly find: FindCommit;
  readonly pulls: KnownPulls;
  readonly before: AskedOfHistory | null;
}): AskRecorder {
  const { before } = given;
  const ids = new Set(before?.ids);
  const numbers = new Set(before?.numbers);
  const titles = new Set(before?.titles);
  const pulls = new Set(before?.pulls);
  const others = new Set(before?.others);
  let copies = before?.copies ?? false;
  let isHeeded = true;
  let isAllAsked = false;
  return {
    find: (sha) => {
      const found = given.find(sha);
      // A whole id of something that is there is nothing else ever.
      if (isHeeded && (found < 0 || sha.length < 40)) ids.add(sha);
      return found;
    },
    pulls: {
      isSame: (number, facts) => {
        if (isHeeded) numbers.add(number);
        return given.pulls.isSame(number, facts);
      },
      list: (number) => {
        if (isHeeded) numbers.add(number);
        return given.pulls.list(number);
      },
      titled: (title) => {
        if (isHeeded) titles.add(normaliseTitle(title));
        return given.pulls.titled(title);
      },
    },
    askCopies: () => {
      if (isHeeded) copies = true;
    },
    askAll: () => {
      if (isHeeded) isAllAsked = true;
    },
    askNumbers: (asked) => {
      for (const number of asked.pulls) pulls.add(number);
      for (const number of asked.others) others.add(number);
    },
    heed: (heeded) => {
      isHeeded = heeded;
    },
    list: () =>
      isAllAsked ? null : { ids: [...ids], numbers: [...numbers], titles: [...titles], pulls: [...pulls], others: [...others], copies },
  };
}
