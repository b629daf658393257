import type { Evidence } from '../../schema/records/evidence.ts';

/** What a JUnit report counts; `refused` when it is one and holds a document type, whose entities could stand for anything. */
export type JunitReport = { readonly counts: NonNullable<Evidence['junit']> } | { readonly refused: string };

/**
 * Counts the test cases of a JUnit XML report by its `testcase` elements, not by the sums that it claims; null for a text that is no report. A test
 * counts once, by the worst of what is reported of it in whatever order: an error, a failure, that it was skipped. Nothing is expanded:
 * comments and character data are skipped, and what is left is read tag by tag, once.
 */
export function countJunit(text: string): JunitReport | null {
  if (!/<testsuites?[\s>/]/.test(text.slice(0, 65_536))) return null;
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) return { refused: 'document type' };
  const counts = { tests: 0, failures: 0, errors: 0, skipped: 0 };
  let told: 'failures' | 'errors' | 'skipped' | null = null;
  let inside = false;
  const end = (): void => {
    if (inside && told !== null) counts[told] += 1;
    inside = false;
    told = null;
  };
  for (const { name, closing, empty } of listTags(text)) {
    if (name === 'testcase') {
      end();
      if (closing) continue;
      counts.tests += 1;
      inside = true;
      if (empty) end();
    } else if (inside && !closing) {
      if (name === 'error') told = 'errors';
      else if (name === 'failure') told = told === 'errors' ? told : 'failures';
      else if (name === 'skipped') told ??= 'skipped';
    }
  }
  end();
  return { counts };
}

interface Tag {
  readonly name: string;
  readonly closing: boolean;
  readonly empty: boolean;
}

/** Every search begins where the one before ended, so that the whole is read once. */
function* listTags(text: string): Generator<Tag> {
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    const skipped = text.startsWith('<!--', at) ? '-->' : text.startsWith('<![CDATA[', at) ? ']]>' : null;
    if (skipped !== null) {
      const after = text.indexOf(skipped, at + 4);
      if (after < 0) return;
      at = after + skipped.length;
      continue;
    }
    const after = endOfTag(text, at);
    if (after < 0) return;
    const tag = /^<(\/?)([\w.:-]+)/.exec(text.slice(at, Math.min(after, at + 200)));
    if (tag) yield { name: tag[2] ?? '', closing: tag[1] === '/', empty: text[after - 1] === '/' };
    at = after + 1;
  }
}

/** Where the `>` of a tag stands; one inside quotes is none. */
function endOfTag(text: string, start: number): number {
  let quote = '';
  for (let at = start + 1; at < text.length; at += 1) {
    const letter = text[at] ?? '';
    if (quote !== '') {
      if (letter === quote) quote = '';
    } else if (letter === '"' || letter === "'") quote = letter;
    else if (letter === '>') return at;
  }
  return -1;
}
