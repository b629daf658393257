import type { SignoffContext } from '../../schema/signoffs/signoff-context.ts';

/** A signature that git remembers, and the statements that it may have been made over. */
export interface RememberedSignature {
  /** The path of both without their ending. */
  readonly stem: string;
  readonly signature: string;
  readonly statements: ReadonlySet<string>;
}

/** How many earlier texts of the other file each text is tried with: more than the last one, because branches lie between each other in history. */
const reach = 4;

/**
 * Lists what may have been a pair: each text of the one file with those that the other file held then or shortly before. Whatever stood together at a commit is
 * among them, and they are at most eight for each commit, however often somebody wrote the files anew.
 */
export function listRememberedSignatures(versions: SignoffContext['signatureVersions']): readonly RememberedSignature[] {
  return [...groupByStem(versions)].flatMap(([stem, moments]) => {
    const pairs = new Map<string, Set<string>>();
    const statements = new Set<string>();
    const signatures = new Set<string>();
    for (const [, moment] of [...moments].sort(([left], [right]) => left - right)) {
      keepNewest(statements, moment.statements);
      keepNewest(signatures, moment.signatures);
      for (const signature of signatures) {
        const isNew = moment.signatures.has(signature);
        const known = pairs.get(signature) ?? new Set();
        pairs.set(signature, known);
        for (const statement of statements) if (isNew || moment.statements.has(statement)) known.add(statement);
      }
    }
    return [...pairs].map(([signature, own]) => ({ stem, signature, statements: own }));
  });
}

/** What was written to the two files at one place of the history. */
interface Moment {
  readonly statements: Set<string>;
  readonly signatures: Set<string>;
}

/** By place in the history. A file that was deleted and made anew has two histories; the older one goes by the commit that ended it. */
function groupByStem(versions: SignoffContext['signatureVersions']): ReadonlyMap<string, ReadonlyMap<number, Moment>> {
  const groups = new Map<string, Map<number, Moment>>();
  for (const [path, own] of versions) {
    const [, stem, ending] = /^(.*)\.(json|sig)(?:@[0-9a-f]{40,64})?$/.exec(path) ?? [];
    if (stem === undefined) continue;
    const moments = groups.get(stem) ?? new Map<number, Moment>();
    groups.set(stem, moments);
    for (const { text, order = 0 } of own) {
      if (text === null) continue;
      const moment = moments.get(order) ?? { statements: new Set(), signatures: new Set() };
      moments.set(order, moment);
      moment[ending === 'json' ? 'statements' : 'signatures'].add(text);
    }
  }
  return groups;
}

function keepNewest(kept: Set<string>, texts: ReadonlySet<string>): void {
  for (const text of texts) {
    kept.delete(text);
    kept.add(text);
  }
  for (const oldest of kept) {
    if (kept.size <= reach) return;
    kept.delete(oldest);
  }
}
