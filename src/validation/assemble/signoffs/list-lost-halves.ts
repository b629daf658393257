import type { ContentHistory, FileVersion } from '../../../git/schema/content-history.ts';
import { signoffNamespace } from '../../../keys/key-rules.ts';
import { isSignatureOf, parseSshSignature } from '../../../keys/ssh-signature.ts';
import type { SignatureFile } from '../../schema/records/validation-content.ts';
import type { Signoff } from '../../schema/signoffs/signoff.ts';
import type { SignoffContext } from '../../schema/signoffs/signoff-context.ts';
import { groupByPath, namesOf } from './list-missing-pairs.ts';
import { parseStatement } from './parse-statement.ts';
import { listRememberedSignatures } from './remembered-signatures.ts';

/** One file of a signature that git remembers without the other, and that is not there any more. */
export interface LostHalf {
  /** Its path. */
  readonly source: string;
  /** Records that it may belong to: the one that it names, and those that its place names. */
  readonly records: readonly string[];
  /** Who it names, and the key that made it; null where it says nothing of that. */
  readonly principal: string | null;
  readonly key: string | null;
  /** When it was written, as far as it or git says. */
  readonly at: string | null;
}

/** Lists halves of signatures that are gone. What they said, a refusal perhaps, can be shown by nobody; of a signature alone the key must be one that ever might sign. */
export function listLostHalves(
  { versions }: Pick<ContentHistory, 'versions'>,
  { files, everSigned }: { readonly files: readonly SignatureFile[]; readonly everSigned: ReadonlySet<string> },
): readonly LostHalf[] {
  const present = new Set(
    files.flatMap(({ statement, signature }) => [signature ?? '', statement === null ? '' : Buffer.from(statement).toString('utf8')]),
  );
  const byPath = groupByPath(versions);
  const open = new Map<string, FileVersion[]>();
  for (const [path, own] of byPath)
    for (const version of own) if (version.commit !== null && !present.has(version.text ?? '')) keep(open, path, version);
  const stems = new Set([...open.keys()].map(stemOf));
  const whole = listWhole(new Map([...byPath].filter(([path]) => stems.has(stemOf(path)))));
  return [...open].flatMap(([path, own]) =>
    own.flatMap(({ text, committedAt }) => {
      const half = text === null || whole.has(text) ? null : readHalf(path, text, everSigned);
      return half === null ? [] : { ...half, source: path, at: half.at ?? committedAt };
    }),
  );
}

function keep(groups: Map<string, FileVersion[]>, path: string, version: FileVersion): void {
  const group = groups.get(path);
  if (group === undefined) groups.set(path, [version]);
  else group.push(version);
}

function stemOf(path: string): string {
  return path.replace(/\.(?:json|sig)$/, '');
}

/** Texts of signatures and of the statements that they were made over. */
function listWhole(versions: SignoffContext['signatureVersions']): ReadonlySet<string> {
  const whole = new Set<string>();
  for (const { signature, statements } of listRememberedSignatures(versions)) {
    const parsed = parseSshSignature(signature);
    const statement = parsed === null ? undefined : [...statements].find((text) => isSignatureOf(parsed, Buffer.from(text)));
    if (statement !== undefined) whole.add(signature).add(statement);
  }
  return whole;
}

function readHalf(path: string, text: string, everSigned: ReadonlySet<string>): Omit<LostHalf, 'source'> | null {
  const places = namesOf(stemOf(path));
  if (path.endsWith('.sig')) {
    const parsed = parseSshSignature(text);
    if (parsed === null || parsed.namespace !== signoffNamespace || !everSigned.has(parsed.fingerprint)) return null;
    return { records: places, principal: null, key: parsed.fingerprint, at: null };
  }
  const { statement } = parseStatement(Buffer.from(text));
  if (statement === null) return null;
  const { record, signer, signedAt } = statement;
  return { records: [...places, record.path], principal: signer.principal, key: null, at: signedAt };
}

/** The halves that are gone from a record. Whoever signed since has said what theirs means. */
export function listOpenHalves(
  halves: readonly LostHalf[],
  { record, versions }: Pick<SignoffContext, 'record' | 'versions'>,
  signoffs: readonly Signoff[],
): readonly LostHalf[] {
  const own = new Set([record.path, ...versions.map(({ path }) => path)]);
  return halves
    .filter(({ records }) => records.some((path) => own.has(path)))
    .filter((half) => !signoffs.some((one) => answers(one, half)));
}

/** Says which half is gone, in a sentence. */
export function describeLostHalf({ source }: LostHalf): string {
  return `Git remembers \`${source}\`, one file of a signature, and it was taken away: nobody can say what was signed.`;
}

function answers({ state, principal, key, signedAt }: Signoff, half: LostHalf): boolean {
  if (state !== 'valid' || principal === null || (half.at !== null && !(Date.parse(signedAt ?? '') > Date.parse(half.at)))) return false;
  return half.principal === principal || (half.key !== null && half.key === key);
}
