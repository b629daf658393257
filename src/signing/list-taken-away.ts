import type { SignoffContext } from '../domain/validation/signoff-context.ts';
import type { SignatureFile } from '../domain/validation/validation-content.ts';
import { judgePairs } from './judge-signoffs.ts';
import { digestPair, parseSignaturePair } from './signature-pair.ts';
import type { SigningKeys } from './signing-keys.ts';

/**
 * Lists the signatures on a record that git remembers, that are not there any more, and that would stand if they were: nobody had a reason to take them
 * away, nor to write others into their files. The `previous` of those after it betrays every one but the last; only git remembers that one, a refusal for
 * instance.
 */
export function listTakenAway(context: SignoffContext, files: readonly SignatureFile[], keys: SigningKeys): readonly string[] {
  const kept = new Set(files.map(({ signature }) => signature));
  const gone = [...groupByStem(context.signatureVersions)].flatMap(([stem, { statements, signatures }]) => {
    // One that goes by another name now is there.
    const lost = [...signatures].filter((text) => !kept.has(text));
    const bytes = lost.length === 0 ? [] : [...statements].map((text) => new TextEncoder().encode(text));
    const source = `${stem}.json`;
    return lost.flatMap((signature) => bytes.map((statement) => ({ record: context.record.path, source, statement, signature })));
  });
  const fitting = gone.filter((file) => parseSignaturePair(file).finding === null);
  if (fitting.length === 0) return [];
  const missed = new Set(fitting.map(({ statement, signature }) => digestPair(statement, signature)));
  const standing = judgePairs(context, [...files, ...fitting], keys).filter(
    ({ signoff }) => signoff.state === 'valid' && missed.has(signoff.sha256),
  );
  return [...new Set(standing.map(({ signoff }) => signoff.statement))];
}

interface Remembered {
  readonly statements: Set<string>;
  readonly signatures: Set<string>;
}

/** All that the files of a pair ever held. A file that was deleted and made anew has two histories; the older one goes by the commit that ended it. */
function groupByStem(versions: SignoffContext['signatureVersions']): ReadonlyMap<string, Remembered> {
  const groups = new Map<string, Remembered>();
  for (const [path, own] of versions) {
    const [, stem, ending] = /^(.*)\.(json|sig)(?:@[0-9a-f]{40,64})?$/.exec(path) ?? [];
    if (stem === undefined) continue;
    const group = groups.get(stem) ?? { statements: new Set(), signatures: new Set() };
    groups.set(stem, group);
    for (const { text } of own) if (text !== null) group[ending === 'json' ? 'statements' : 'signatures'].add(text);
  }
  return groups;
}
