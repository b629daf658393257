import { count } from '../../src/text/schema/count.ts';
import { stepResults } from '../../src/validation/schema/records/step.ts';
import type { Statement } from '../../src/validation/schema/signoffs/signoff.ts';
import type { SignoffContext } from '../../src/validation/schema/signoffs/signoff-context.ts';
import { printable } from '../terminal/show-progress.ts';

/** What a signer reads before signing: every part of the statement in words, what is open in the record, and the declaration at the end. */
export function presentStatement(
  statement: Statement,
  key: string,
  open: Pick<
    SignoffContext['record'],
    'steps' | 'executed' | 'results' | 'deviations' | 'asked' | 'covered' | 'untouched' | 'leftOut' | 'unexplained' | 'openDeviations'
  > & {
    readonly strangers: readonly string[];
  },
): string {
  const { record, protocol, release, evidence, signer, meaning, declaration, comment, signedAt, zone, sequence, previous } = statement;
  const rows: readonly (readonly [string, string])[] = [
    ['Record', `${record.path}, revision ${record.revision}`],
    ['', `sha256 ${record.sha256}`],
    ['Results', describeResults(open)],
    ['Protocol', `${protocol.id} ${protocol.version}`],
    ['', `sha256 ${protocol.sha256}`],
    ['Release', release === null ? 'none: an operational record' : `${release.product} ${release.version}`],
    ...(release === null
      ? []
      : [['Candidate', `${release.candidate ?? 'none'}, tag ${release.tag ?? 'none'}, commit ${release.commit ?? 'none'}`] as const]),
    ...(evidence.length === 0 ? [['Evidence', 'none'] as const] : []),
    ...evidence.map(
      ({ path, bytes, sha256 }, index) => [index === 0 ? 'Evidence' : '', `${path}, ${bytes} bytes, sha256 ${sha256}`] as const,
    ),
    ...(open.untouched.length === 0 ? [] : [['Open', `without a result: ${open.untouched.join(', ')}`] as const]),
    ...(open.unexplained.length === 0 ? [] : [['Open', `left out without a reason: ${open.unexplained.join(', ')}`] as const]),
    ...(open.steps > 0 && open.leftOut.length === open.steps
      ? [['Open', 'nothing was executed: every step is n/a or skipped'] as const]
      : []),
    ...(open.strangers.length === 0
      ? []
      : [['Open', `executed by somebody who is not in content/people.yaml: ${open.strangers.join(', ')}`] as const]),
    ...(open.openDeviations.length === 0 ? [] : [['Open', `deviations: ${open.openDeviations.join(', ')}`] as const]),
    ['Signer', `${signer.printedName} <${signer.principal}>, as ${signer.role}`],
    ['Key', key],
    ['Meaning', `${meaning.label} (${meaning.code})`],
    ...(comment === '' ? [] : [['Comment', comment] as const]),
    ['Time', `${signedAt}, ${zone}`],
    ['Number', `${sequence}${previous === null ? ', the first' : `, after ${previous.slice(0, 16)}…`}`],
  ];
  const table = rows
    .map(
      ([name, value]) =>
        `  ${name.padEnd(10)}${value
          .split('\n')
          .map(printable)
          .join(`\n${' '.repeat(12)}`)}\n`,
    )
    .join('');
  return `You are about to sign:\n\n${table}\n  “${printable(declaration)}”\n\n`;
}

/** `22 pass, 1 fail, 2 deviations, 3 carried over; 25 of 25 steps of the protocol`: what the digest stands for. */
function describeResults({
  steps,
  executed,
  results,
  deviations,
  asked,
  covered,
}: Pick<SignoffContext['record'], 'steps' | 'executed' | 'results' | 'deviations' | 'asked' | 'covered'>): string {
  const counts = stepResults.flatMap((result) => (results[result] === 0 ? [] : `${results[result]} ${result}`));
  const carried = Math.max(0, steps - results.untouched - executed);
  return [
    ...(counts.length === 0 ? ['no step'] : counts),
    ...(deviations === 0 ? [] : [count(deviations, 'deviation')]),
    ...(carried === 0 ? [] : [`${carried} carried over from an earlier run`]),
  ]
    .join(', ')
    .concat(asked === 0 ? '' : `; ${covered} of ${count(asked, 'step')} of the protocol`);
}
