import type { Statement } from '../../schema/signoffs/signoff.ts';
import type { SignoffContext } from '../../schema/signoffs/signoff-context.ts';
import type { Finding } from './finding.ts';

/** Judges whether a statement was made for the record and release where its file lies: a signature cannot be moved (21 CFR 11.70). */
export function judgePlace({ record, release }: Statement, context: SignoffContext): Finding | null {
  const moved = (reason: string): Finding => ({ state: 'moved', reason });
  if (record.path !== context.record.path) return moved(`It was made for \`${record.path}\`, not for this record.`);
  const made = release === null ? 'no release' : `${release.product} ${release.version}`;
  const lies = context.release === null ? 'no release' : `${context.release.product} ${context.release.version}`;
  return made === lies ? null : moved(`It was made for ${made}, and lies with ${lies}.`);
}

/** Judges whether the record, its protocol, its candidate and its evidence still are what was signed. */
export function judgeContent(statement: Statement, context: SignoffContext): Finding | null {
  if (context.record.refused)
    return {
      state: 'malformed',
      reason:
        'The record is not in the form NFC, or holds a carriage return alone, so that it can be read in two ways. `docket check` says where: repair it, and sign anew.',
    };
  if (statement.record.sha256 !== context.record.sha256)
    return { state: 'stale', reason: `The record was changed after it was signed at revision ${statement.record.revision}.` };
  return judgeProtocol(statement, context) ?? judgeCandidate(statement, context) ?? judgeEvidence(statement, context);
}

function judgeProtocol({ protocol }: Statement, context: SignoffContext): Finding | null {
  const changed = (reason: string): Finding => ({ state: 'protocol-changed', reason });
  const now = context.protocol;
  if (now === null) return changed('The protocol that the record names is not known, so nobody can say what was signed for.');
  if (protocol.id !== now.id || protocol.version !== now.version)
    return changed(`It was signed for ${protocol.id} ${protocol.version}, and the record is one of ${now.id} ${now.version}.`);
  return protocol.sha256 === now.sha256 ? null : changed(`The text of ${now.id} ${now.version} is not the one that it was signed for.`);
}

/** What is not known, because a repository is not read or does not say, contradicts nothing; the text of the record does not change with it. */
function judgeCandidate({ release }: Statement, context: SignoffContext): Finding | null {
  const now = context.release;
  if (release === null || now === null) return null;
  for (const part of ['candidate', 'tag', 'commit'] as const) {
    const [then, is] = [release[part], now[part]];
    if (then === null || is === null || then === is) continue;
    // A repository that is not there does not make whole what the record writes in short.
    if (part === 'commit' && is.length >= 7 && is.length < 40 && then.startsWith(is)) continue;
    // The text of the record is the same, so it is the tag in it that leads elsewhere.
    if (part === 'commit' && now.tag !== null)
      return {
        state: 'moved',
        reason: `It was made for the commit \`${then}\`, and the tag \`${now.tag}\` of the record is at \`${is}\` now.`,
      };
    return { state: 'moved', reason: `It was made for the ${part} \`${then}\`, and the record is one of \`${is}\`.` };
  }
  return null;
}

function judgeEvidence({ evidence }: Statement, context: SignoffContext): Finding | null {
  const now = new Map(context.evidence.map((file) => [file.source, file]));
  const signed = new Map(evidence.map((file) => [file.path, file]));
  const gone = evidence.filter(({ path }) => !now.has(path)).map(({ path }) => `\`${path}\` is gone`);
  const other = evidence
    .filter(({ path, sha256, bytes }) => now.has(path) && (now.get(path)?.sha256 !== sha256 || now.get(path)?.bytes !== bytes))
    .map(({ path }) => `\`${path}\` is another file`);
  const added = context.evidence.filter(({ source }) => !signed.has(source)).map(({ source }) => `\`${source}\` came after it`);
  const all = [...gone, ...other, ...added];
  return all.length === 0 ? null : { state: 'evidence-changed', reason: `The evidence is not what was signed: ${all.join(', ')}.` };
}
