import type { FileVersion } from '../domain/validation/content-history.ts';
import type { SignoffContext } from '../domain/validation/signoff-context.ts';
import type { SignatureFile } from '../domain/validation/validation-content.ts';
import { judgePairs } from './judge-signoffs.ts';
import type { SigningKeys } from './signing-keys.ts';

/**
 * Lists the signatures on a record that git remembers, that are not there any more, and that would stand if they were: nobody had a reason to take them
 * away. The `previous` of those after it betrays every one but the last; only git remembers that one, a refusal for instance.
 */
export function listTakenAway(context: SignoffContext, files: readonly SignatureFile[], keys: SigningKeys): readonly string[] {
  const there = new Set(files.map(({ source }) => source));
  const kept = new Set(files.map(({ signature }) => signature));
  const gone = [...context.signatureVersions].flatMap(([source, versions]) => {
    const statement = source.endsWith('.json') && !there.has(source) ? findLastText(versions) : null;
    const signature = findLastText(context.signatureVersions.get(source.replace(/json$/, 'sig')) ?? []);
    // One that goes by another name now is there.
    if (statement === null || signature === null || kept.has(signature)) return [];
    return [{ record: context.record.path, source, statement: new TextEncoder().encode(statement), signature }];
  });
  if (gone.length === 0) return [];
  const lost = new Set(gone.map(({ source }) => source));
  return judgePairs(context, [...files, ...gone], keys)
    .filter(({ signoff }) => signoff.state === 'valid' && lost.has(signoff.statement))
    .map(({ signoff }) => signoff.statement);
}

function findLastText(versions: readonly FileVersion[]): string | null {
  return versions.findLast(({ text }) => text !== null)?.text ?? null;
}
