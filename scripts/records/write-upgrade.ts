import { CannotGoOn } from '../../src/text/schema/cannot-go-on.ts';
import type { ComparedStep } from '../../src/validation/assemble/drafts/compare-protocols.ts';
import { fillStep, type RecordUpgrade, upgradeRecord } from '../../src/validation/assemble/drafts/upgrade-record.ts';
import { parseRecord } from '../../src/validation/read/documents/parse-record.ts';
import type { ParsedProtocol, ParsedRecord } from '../../src/validation/schema/records/parsed-document.ts';
import type { Step } from '../../src/validation/schema/records/step.ts';

/**
 * Upgrades a record and reads it again before anyone relies on it: carried results must be exactly there, everything else untouched, and no deviation lost. A form that
 * does not come through that is written anew as tables. Throws `CannotGoOn` when that does not help either.
 */
export function writeUpgrade(
  record: ParsedRecord,
  protocols: { readonly before: ParsedProtocol | null; readonly after: ParsedProtocol },
): RecordUpgrade {
  let missed = 'its front matter is wrong';
  for (const rewritten of [false, true]) {
    const upgrade = upgradeRecord(record, protocols, { rewritten });
    if (upgrade === null) break;
    const reread = parseRecord(upgrade.text, { source: record.source, folder: record.folder });
    const lost = findLoss(record, upgrade.steps, reread);
    if (lost === null) return upgrade;
    missed = lost;
  }
  throw new CannotGoOn(`\`${record.source}\` cannot be upgraded without a loss: ${missed}.`, {
    hint: 'Begin a new run with `docket new record … --run next`, or change the record by hand.',
  });
}

function findLoss(record: ParsedRecord, steps: readonly ComparedStep[], reread: ParsedRecord): string | null {
  const wanted = steps.flatMap((step) =>
    step.after === null ? [] : [fillStep(step.after, step.fate === 'carried' ? (step.record ?? undefined) : undefined)],
  );
  for (const [index, step] of wanted.entries()) {
    const own = reread.body.steps[index];
    const wrong = own === undefined ? 'id' : compared.find((field) => fold(own[field]) !== fold(step[field]));
    if (wrong !== undefined) return `step \`${step.id}\` would have another ${wrong}`;
  }
  if (reread.body.steps.length > wanted.length) return 'it would have a step too many';
  const kept = new Set(reread.body.deviations.map(({ id }) => id));
  const gone = record.body.deviations.find(({ id }) => !kept.has(id));
  return gone === undefined ? null : `deviation \`${gone.id}\` would be gone`;
}

const compared = [
  'id',
  'action',
  'expected',
  'actual',
  'result',
  'reason',
  'tester',
  'date',
  'checkedBy',
  'evidence',
] as const satisfies readonly (keyof Step)[];

function fold(value: string | readonly string[]): string {
  return (typeof value === 'string' ? value : value.join('\n')).replace(/\s+/g, ' ').trim();
}
