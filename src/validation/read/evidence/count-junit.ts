import { SaxesParser } from 'saxes';
import type { Evidence } from '../../schema/records/evidence.ts';

/** What a JUnit report counts; `refused` when it is one and holds a document type, whose entities could stand for anything, or cannot be read. */
export type JunitReport = { readonly counts: NonNullable<Evidence['junit']> } | { readonly refused: string };

/** Counts a report of any length from its parts. */
export interface JunitCount {
  readonly write: (part: string) => void;
  /** The report; null for a text that is none. */
  readonly end: () => JunitReport | null;
}

/** Whether a text may be a JUnit report, by its first 64 KiB. */
export function mayBeJunit(text: string): boolean {
  return /<testsuites?[\s>/]/.test(text.slice(0, 65_536));
}

/**
 * Counts the test cases of a JUnit XML report by its `testcase` elements, not by the sums that it claims. A test counts once, by the worst of what is
 * reported of it in whatever order: an error, a failure, that it was skipped. Nothing is expanded. A report that is cut off between
 * its tags is counted as far as it goes.
 */
export function startJunitCount(): JunitCount {
  const counts = { tests: 0, failures: 0, errors: 0, skipped: 0 };
  let told: 'failures' | 'errors' | 'skipped' | null = null;
  let inside = false;
  let root: string | null = null;
  let broken = false;
  let declared = false;
  const finish = (): void => {
    if (inside && told !== null) counts[told] += 1;
    inside = false;
    told = null;
  };
  const parser = new SaxesParser({ position: false });
  // What follows a mistake, or a quote that is never closed, may be read as anything: a failure as the name of a test.
  parser.on('error', (mistake) => {
    if (mistake.message.startsWith('unclosed tag')) return;
    broken = true;
    throw mistake;
  });
  parser.on('doctype', () => {
    declared = true;
  });
  parser.on('opentag', ({ name }) => {
    root ??= name;
    if (name === 'testcase') {
      finish();
      counts.tests += 1;
      inside = true;
    } else if (inside) {
      if (name === 'error') told = 'errors';
      else if (name === 'failure') told = told === 'errors' ? told : 'failures';
      else if (name === 'skipped') told ??= 'skipped';
    }
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'testcase') finish();
  });
  const read = (step: () => void): void => {
    if (broken) return;
    try {
      step();
    } catch (cause) {
      if (!broken) throw cause;
    }
  };
  return {
    write: (part) => read(() => parser.write(part)),
    end: () => {
      read(() => parser.close());
      finish();
      if (root !== 'testsuites' && root !== 'testsuite') return null;
      if (declared) return { refused: 'document type' };
      return broken ? { refused: 'mistakes that make it unreadable' } : { counts };
    },
  };
}
