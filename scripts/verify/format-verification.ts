import { count } from '../../src/text/schema/count.ts';
import type { Verification, VerifiedRecord, VerifiedSignature, VerifiedTag } from '../../src/validation/assemble/signoffs/verify-book.ts';
import { printable } from '../terminal/show-progress.ts';

/** Formats a verification for people: each record with its signatures and evidence, the tags by state, the root of trust, and at the end what does not stand and what is doubtful. */
export function formatVerification(
  { records, tags, root, failures, doubts }: Verification,
  { pinned }: { readonly pinned: boolean },
): string {
  const lines = [
    ...records.flatMap(formatRecord),
    ...formatTags(tags),
    root === null
      ? 'Root of trust: none is named.'
      : `Root of trust: ${root.state === 'vouched' ? 'vouched' : 'not vouched'}. ${root.reason}`,
    ...(pinned ? [] : ['  Without `--root`, whoever can write to the content folder can add a key.']),
    '',
    ...failures.map(({ source, reason }) => `not valid  ${source}  ${reason}`),
    ...doubts.map(({ source, reason }) => `doubt  ${source}  ${reason}`),
    formatEnd({ records, tags }, { failures: failures.length, doubts: doubts.length }),
  ];
  return `${lines.map(printable).join('\n')}\n`;
}

function formatRecord({ path, state, stateReason, signatures, evidence, removed }: VerifiedRecord): readonly string[] {
  const rows = signatures.flatMap(
    ({ state: verdict, superseded, role, printedName, signedAt, bounds, meaning, reason, changed, notes }) => {
      const who = `${printedName ?? 'unknown'}, ${role ?? 'no role'}, ${meaning ?? 'no meaning'}, ${signedAt ?? 'no time'}`;
      const told = verdict === 'valid' ? notes : [reason];
      return [
        `  ${superseded ? `${verdict}, signed anew` : verdict}  ${who}`,
        ...told.map((line) => `    ${line}`),
        // Where git shows no beginning, a note of a signature that stands says it.
        ...(verdict === 'valid' && bounds.notBefore === null ? [] : formatBounds(bounds)),
        ...(superseded ? [] : formatChanges(changed)),
      ];
    },
  );
  const files = evidence.map(({ path: file, sha256, signed }) => `  evidence  ${file}  ${sha256}${signed ? '' : '  not signed'}`);
  const none = signatures.length === 0 ? ['  no signature'] : [];
  return [
    `${path}  ${state}`,
    // Why a record is in doubt is told once, with all doubts at the end.
    ...(state === 'approved' || state === 'doubtful' ? [] : [`  ${stateReason}`]),
    ...none,
    ...rows,
    ...files,
    ...removed.map((file) => `  removed  ${file}`),
    '',
  ];
}

function formatBounds({ notBefore, notAfter }: VerifiedSignature['bounds']): readonly string[] {
  const sides = [notBefore === null ? '' : `not before ${notBefore}`, notAfter === null ? '' : `not after ${notAfter}`].filter(
    (side) => side !== '',
  );
  return sides.length === 0 ? [] : [`    The time is the signer's; git bounds it: ${sides.join(', ')}.`];
}

const mostLines = 10;

/** What changed since it was signed, as `git diff --word-diff` shows it. */
function formatChanges(changed: VerifiedSignature['changed']): readonly string[] {
  const lines = changed.slice(0, mostLines).map(({ line, words }) => {
    const text = words
      .map(({ kind, text: part }) => (kind === 'removed' ? `[-${part}-]` : kind === 'added' ? `{+${part}+}` : part))
      .join('');
    return `    line ${line}: ${text}`;
  });
  return changed.length > mostLines ? [...lines, `    and ${count(changed.length - mostLines, 'more line')}`] : lines;
}

/** Each tag that fails or whose signature stands behind a release; of the others how many are in which state. */
function formatTags(tags: readonly VerifiedTag[]): readonly string[] {
  const quiet = new Set<VerifiedTag['state']>(['not-signed', 'not-checked', 'key-unknown']);
  const told = tags.filter(({ state, moved }) => !quiet.has(state) || moved !== null);
  const rows = told.map(
    ({ repository, name, state, moved, reason }) => `  ${moved === null ? state : 'moved'}  ${repository}: ${name}  ${moved ?? reason}`,
  );
  const rest = [...quiet].flatMap((state) => {
    const own = tags.filter((tag) => tag.state === state && tag.moved === null);
    const words = state === 'not-signed' ? 'not signed' : state;
    const [first] = own;
    if (first === undefined) return [];
    return [
      `  ${words}  ${count(own.length, 'tag')}${state === 'not-signed' ? '' : `, the first is ${first.repository}: ${first.name}  ${first.reason}`}`,
    ];
  });
  return tags.length === 0 ? [] : ['Tags', ...rows, ...rest, ''];
}

function formatEnd(
  { records, tags }: Pick<Verification, 'records' | 'tags'>,
  { failures, doubts }: { readonly failures: number; readonly doubts: number },
): string {
  const signatures = records.flatMap((record) => record.signatures);
  const valid = signatures.filter(({ state }) => state === 'valid').length;
  const isSigned = signatures.length > 0 || tags.some(({ state }) => state !== 'not-signed');
  const counts = [
    count(records.length, 'record'),
    ...(isSigned ? [count(signatures.length, 'signature'), `${valid} valid`] : []),
    ...(doubts === 0 ? [] : [count(doubts, 'doubt')]),
  ].join(', ');
  if (failures === 0) return `${isSigned ? 'Everything that is signed is valid' : 'Nothing is signed'}: ${counts}.`;
  return `${count(failures, 'problem')} with what is signed: ${counts}.`;
}
