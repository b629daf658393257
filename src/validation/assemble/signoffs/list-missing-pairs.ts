import type { ContentHistory, FileVersion } from '../../../git/schema/content-history.ts';
import { formatSshFingerprint } from '../../../keys/ssh-key.ts';
import { isSignatureOf, parseSshSignature } from '../../../keys/ssh-signature.ts';
import type { SignatureFile } from '../../schema/records/validation-content.ts';
import { digestPair, parseSignaturePair } from '../judge/signature-pair.ts';
import { listRememberedSignatures, type RememberedSignature } from './remembered-signatures.ts';

/** A pair that git remembers, and when it was last and first held: places in the history. */
export interface MissingPair {
  /** The pair as it was. `record` is the record that its statement names, wherever its files lay. */
  readonly file: SignatureFile;
  /** Fingerprint of the key that made it. */
  readonly key: string;
  /** The commit that holds it first; null for one that was never committed. */
  readonly held: FileVersion | null;
}

/**
 * Lists the genuine signatures that git remembers anywhere in the content folder and that do not lie with the record that they name, by path of that
 * record. What was ever signed is known by what it says, whatever became of its files, its record or their folders: whoever deletes, moves or
 * overwrites one takes nothing away.
 */
export function listMissingPairs(
  { versions }: Pick<ContentHistory, 'versions'>,
  files: readonly SignatureFile[],
): ReadonlyMap<string, readonly MissingPair[]> {
  const kept = new Map<string, Set<string>>();
  for (const { statement, signature, record } of files) {
    // Half of a pair keeps nothing.
    if (statement === null || signature === null) continue;
    const records = kept.get(signature);
    if (records === undefined) kept.set(signature, new Set([record]));
    else records.add(record);
  }
  const present = new Set(files.map(({ statement, signature }) => digestPair(statement ?? new Uint8Array(), signature ?? '')));
  const missing = new Map<string, MissingPair[]>();
  const known = new Set<string>();
  const byPath = groupByPath(versions);
  for (const remembered of listRememberedSignatures(byPath)) {
    const records = kept.get(remembered.signature);
    if (records !== undefined && namesOf(remembered.stem).some((record) => records.has(record))) continue;
    const found = findPair(remembered);
    if (found === null) continue;
    const { file, key, record, sha256 } = found;
    const isThere = present.has(sha256) && records?.has(record) === true;
    if (isThere || known.has(sha256)) continue;
    known.add(sha256);
    const held = findHeld(byPath, remembered);
    const list = missing.get(record);
    if (list === undefined) missing.set(record, [{ file, key, held }]);
    else list.push({ file, key, held });
  }
  return missing;
}

/** The versions of signature files by where they stood then, not by where their files went. */
export function groupByPath(versions: ContentHistory['versions']): ReadonlyMap<string, readonly FileVersion[]> {
  const groups = new Map<string, FileVersion[]>();
  for (const own of versions.values()) {
    for (const version of own) {
      if (version.text === null || !/\/signatures\/[^/]+\/[^/]+\.(?:json|sig)$/.test(version.path)) continue;
      const group = groups.get(version.path);
      if (group === undefined) groups.set(version.path, [version]);
      else group.push(version);
    }
  }
  return groups;
}

/** The records that a pair below `signatures/` belongs to by its place. */
export function namesOf(stem: string): readonly string[] {
  const [, folder = '', name = ''] = /^(.*)\/signatures\/([^/]+)\/[^/]+$/.exec(stem) ?? [];
  return [`${folder}/${name}.mdx`, `${folder}/${name}.md`];
}

/** The pair of a signature and the one statement that it was made over; null when git remembers none, or when one of them is malformed. */
function findPair({ stem, signature, statements }: RememberedSignature) {
  const parsed = parseSshSignature(signature);
  if (parsed === null) return null;
  const statement = [...statements].map((text) => new TextEncoder().encode(text)).find((bytes) => isSignatureOf(parsed, bytes));
  if (statement === undefined) return null;
  const pair = parseSignaturePair({ record: '', source: `${stem}.json`, statement, signature });
  if (pair.finding !== null || pair.statement === null) return null;
  const record = pair.statement.record.path;
  return {
    file: { record, source: `${stem}.json`, statement, signature },
    key: formatSshFingerprint(parsed.publicKey),
    record,
    sha256: pair.sha256,
  };
}

function findHeld(byPath: ReadonlyMap<string, readonly FileVersion[]>, { stem, signature }: RememberedSignature): FileVersion | null {
  const versions = byPath.get(`${stem}.sig`) ?? [];
  return versions.find(({ commit, text }) => commit !== null && text === signature) ?? null;
}
