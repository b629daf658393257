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

/** Whether a text may be a report of tests that is counted, by its first 64 KiB. */
export function mayBeJunit(text: string): boolean {
  return /<(?:[\w.-]+:)?(?:testsuites?|test-run|test-results|TestRun|assemblies|testng-results)[\s>/]/.test(text.slice(0, 65_536));
}

/** Reports of other tools that say in an attribute how a test came out: NUnit, Visual Studio (TRX), xUnit.net, TestNG. */
const others: Readonly<Record<string, { readonly test: string; readonly outcome: string }>> = {
  'test-run': { test: 'test-case', outcome: 'result' },
  'test-results': { test: 'test-case', outcome: 'result' },
  TestRun: { test: 'UnitTestResult', outcome: 'outcome' },
  assemblies: { test: 'test', outcome: 'result' },
  'testng-results': { test: 'test-method', outcome: 'status' },
};

function readOutcome(written: string): 'failures' | 'skipped' | null {
  if (/^(?:pass(?:ed)?|success|ok|completed)$/i.test(written)) return null;
  return /^(?:skip|ignore|inconclusive|not|pending|warning)/i.test(written) ? 'skipped' : 'failures';
}

/**
 * Counts the test cases of a JUnit XML report, or of one of another tool, by its `testcase` elements, not by the sums that it claims. A test counts once, by the worst of what is
 * reported of it in whatever order: an error, a failure, that it was skipped. Prefixes of elements do not matter; what is not said to have passed or to be
 * skipped has failed. Nothing is expanded. A report that is cut off between
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
  parser.on('opentag', ({ name: written, attributes }) => {
    const name = written.slice(written.indexOf(':') + 1);
    root ??= name;
    const other = others[root];
    if (other !== undefined) {
      if (name !== other.test || attributes['is-config'] === 'true') return;
      counts.tests += 1;
      const outcome = readOutcome(String(attributes[other.outcome] ?? ''));
      if (outcome !== null) counts[outcome] += 1;
    } else if (name === 'testcase') {
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
    if (/^(?:.*:)?testcase$/.test(name)) finish();
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
      if (root !== 'testsuites' && root !== 'testsuite' && (root === null || others[root] === undefined)) return null;
      if (declared) return { refused: 'document type' };
      return broken ? { refused: 'mistakes that make it unreadable' } : { counts };
    },
  };
}
