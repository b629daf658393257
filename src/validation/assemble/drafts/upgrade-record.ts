import { splitText } from '../../../text/schema/split-text.ts';
import type { ParsedProtocol, ParsedRecord } from '../../schema/records/parsed-document.ts';
import type { Step } from '../../schema/records/step.ts';
import { insertAdditions, listAdditions } from './carry-additions.ts';
import { carryResults } from './carry-results.ts';
import { type ComparedStep, compareProtocols } from './compare-protocols.ts';
import { formatRecord } from './format-record.ts';
import { openSteps } from './open-steps.ts';
import { rewriteSteps } from './rewrite-steps.ts';

/** What becomes of a record under another version of its protocol. */
export interface RecordUpgrade {
  readonly text: string;
  readonly steps: readonly ComparedStep[];
}

/**
 * A record under another version of its protocol: that version pinned, results of steps whose words are the same carried over, all others untouched; what
 * people wrote beside the steps and their deviations stay. `before` is null when the version that the record names is not known any more; then the record
 * itself stands for it. `rewritten` as for a draft. Null when the record's or the protocol's front matter is wrong.
 */
export function upgradeRecord(
  record: ParsedRecord,
  { before, after }: { readonly before: ParsedProtocol | null; readonly after: ParsedProtocol },
  { rewritten = false }: { readonly rewritten?: boolean } = {},
): RecordUpgrade | null {
  if (record.head === null || after.protocol === null) return null;
  const steps = compareProtocols(before?.body.steps ?? null, record.body.steps, after.body.steps);
  const carried = new Map(
    steps.flatMap((step) =>
      step.fate === 'carried' && step.record !== null && step.after !== null ? [[step.record, step.after] as const] : [],
    ),
  );
  const { lines, headLines } = splitText(after.text);
  const own = { ...record.body, lines: splitText(record.text).lines };
  const body = rewritten
    ? rewriteSteps(after.body.blocks, fillSteps(after.body.steps, carried), { lines, headLines, filled: true })
    : carryResults(own, { ...after.body, lines: openSteps(after.body, lines) }, carried).slice(headLines);
  const additions = listAdditions(own, [...splitText(before?.text ?? '').lines, ...lines]);
  return { text: formatRecord(after.protocol, record.head, insertAdditions(body, additions)), steps };
}

function fillSteps(steps: readonly Step[], carried: ReadonlyMap<Step, Step>): readonly Step[] {
  const executed = new Map([...carried].map(([from, into]) => [into, from]));
  return steps.map((step) => fillStep(step, executed.get(step)));
}

/** A step of a protocol with what its execution said; untouched without one. */
export function fillStep(step: Step, executed: Step | undefined): Step {
  if (executed === undefined) {
    return { ...step, actual: '', result: 'untouched', written: '', reason: '', tester: '', date: '', checkedBy: '', evidence: [] };
  }
  const { actual, result, written, reason, tester, date, checkedBy, evidence } = executed;
  const names = new Set(step.fields.map(({ name }) => name));
  const fields = [...step.fields, ...executed.fields.filter(({ name }) => !names.has(name))];
  return { ...step, actual, result, written, reason, tester, date, checkedBy, evidence, fields };
}
