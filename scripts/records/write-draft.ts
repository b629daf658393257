import { CannotGoOn } from '../../src/text/schema/cannot-go-on.ts';
import { draftRecord } from '../../src/validation/assemble/drafts/draft-record.ts';
import type { RecordFacts } from '../../src/validation/assemble/drafts/format-record.ts';
import { parseRecord } from '../../src/validation/read/documents/parse-record.ts';
import type { ParsedProtocol } from '../../src/validation/schema/records/parsed-document.ts';
import type { Step } from '../../src/validation/schema/records/step.ts';

/** Where a record will be. */
export interface DraftPlace {
  readonly source: string;
  readonly folder: { readonly product: string; readonly version: string } | null;
  readonly facts: RecordFacts;
}

/**
 * Drafts a record and reads it again before anyone relies on it: it must have exactly the protocol's steps, all untouched. A protocol whose own form does not come
 * through that is written anew as tables. Throws `CannotGoOn` when that does not help either.
 */
export function writeDraft(protocol: ParsedProtocol, { source, folder, facts }: DraftPlace): string {
  let missed = '';
  for (const rewritten of [false, true]) {
    const text = draftRecord(protocol, facts, { rewritten }) ?? '';
    const record = parseRecord(text, { source, folder });
    missed = findDifference(protocol.body.steps, record.body.steps) ?? '';
    if (missed === '' && record.head !== null) return text;
  }
  throw new CannotGoOn(
    `A record of \`${protocol.source}\` would not have the protocol’s steps: ${missed === '' ? 'its front matter is wrong' : missed}.`,
    {
      hint: 'Run `docket check` and correct the protocol; steps in a table with the columns ID, Action and Expected always work.',
    },
  );
}

/** The first difference between the steps of a protocol and of a record that nobody has touched; null when there is none. */
export function findDifference(wanted: readonly Step[], found: readonly Step[]): string | null {
  const fold = (text: string) => text.replace(/\s+/g, ' ').trim();
  for (const [index, step] of wanted.entries()) {
    const own = found[index];
    if (own?.id !== step.id) return `step \`${step.id}\` is missing`;
    if (fold(own.action) !== fold(step.action) || fold(own.expected) !== fold(step.expected)) return `step \`${step.id}\` has other words`;
    if (own.result !== 'untouched' || own.actual !== '') return `step \`${step.id}\` is not untouched`;
  }
  return found.length > wanted.length ? `step \`${found[wanted.length]?.id}\` is not in the protocol` : null;
}
