import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { FileVersion } from '../../src/git/schema/content-history.ts';
import { signoffNamespace } from '../../src/keys/key-rules.ts';
import { formatSshPublicKey, signSsh } from '../../src/keys/ssh-sign.ts';
import { formatCanonicalText } from '../../src/text/schema/form/canonical-text.ts';
import { digestPair } from '../../src/validation/assemble/judge/signature-pair.ts';
import { formatStatement } from '../../src/validation/assemble/signoffs/format-statement.ts';
import { parseSigningKeys, type SigningKeySources, type SigningKeys } from '../../src/validation/assemble/signoffs/signing-keys.ts';
import { countResults } from '../../src/validation/schema/records/step.ts';
import type { SignatureFile } from '../../src/validation/schema/records/validation-content.ts';
import { declarations } from '../../src/validation/schema/signoffs/declarations.ts';
import { meaningLabels } from '../../src/validation/schema/signoffs/meaning-labels.ts';
import type { Meaning } from '../../src/validation/schema/signoffs/meanings.ts';
import type { People } from '../../src/validation/schema/signoffs/people.ts';
import { peopleSchema } from '../../src/validation/schema/signoffs/people.ts';
import type { Statement } from '../../src/validation/schema/signoffs/signoff.ts';
import type { SignoffContext } from '../../src/validation/schema/signoffs/signoff-context.ts';

const folder = 'content/releases/portal/2.3.0';
export const recordPath = `${folder}/release-validation.mdx`;
export const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');
export const digestOf = (text: string): string => sha256(formatCanonicalText(text));

/** Keys of the people of the story, made on the spot. */
export const privateKeys = {
  jonas: generateKeyPairSync('ed25519').privateKey,
  mara: generateKeyPairSync('ed25519').privateKey,
  wen: generateKeyPairSync('ed25519').privateKey,
  stranger: generateKeyPairSync('ed25519').privateKey,
};
export type Signer = keyof typeof privateKeys;
const names: Readonly<Record<Signer, string>> = { jonas: 'Jonas Lindqvist', mara: 'Mara Okafor', wen: 'Wen Li', stranger: 'Sam Stranger' };

export const recordText = `---\nprotocol: release-validation\n---\n\nThe upload of a large study was tried.\n\n| ID | Result |\n| --- | --- |\n| ING-1 | pass |\n`;

export const people: People = peopleSchema.parse({
  people: [
    { principal: 'jonas@portal.example', name: names.jonas, roles: [{ role: 'tester' }] },
    {
      principal: 'mara@portal.example',
      name: names.mara,
      aliases: ['Mara O.'],
      roles: [{ role: 'tester' }, { role: 'reviewer' }, { role: 'qa-lead' }],
    },
    {
      principal: 'wen@portal.example',
      name: names.wen,
      roles: [{ role: 'reviewer' }, { role: 'qa-lead', products: ['portal'], until: '2026-06-01T00:00:00Z' }],
    },
  ],
});

/** A line of `allowed_signers` for each person, with options where they are given. */
export function formatSigners(options: Partial<Record<Signer, string>> = {}): string {
  return (['jonas', 'mara', 'wen'] as const)
    .map((who) => `${who}@portal.example namespaces="${signoffNamespace}"${options[who] ?? ''} ${formatSshPublicKey(privateKeys[who])}\n`)
    .join('');
}

export function makeKeys(changes: Partial<SigningKeySources> = {}): SigningKeys {
  return parseSigningKeys({
    people,
    policySha256: sha256('policy'),
    policies: [],
    allowedSigners: formatSigners(),
    asOf: '2026-12-01T00:00:00Z',
    ...changes,
  });
}

export const evidence = { source: `${folder}/evidence/upload.log`, bytes: 3, sha256: sha256('log'), kind: 'text' as const, junit: null };

export function makeContext(
  changes: Partial<Omit<SignoffContext, 'record'>> & { readonly record?: Partial<SignoffContext['record']> } = {},
): SignoffContext {
  const { record, ...rest } = changes;
  const text = record?.text ?? recordText;
  return {
    record: {
      path: recordPath,
      text,
      revision: 1,
      sha256: digestOf(text),
      executors: ['jonas@portal.example'],
      steps: 2,
      executed: 2,
      asked: 2,
      covered: 2,
      departures: [],
      results: countResults([]),
      deviations: 0,
      untouched: [],
      leftOut: [],
      unexplained: [],
      openDeviations: [],
      unresolved: [],
      ...record,
    },
    protocol: {
      id: 'release-validation',
      version: '3',
      sha256: sha256('protocol'),
      roles: [
        { role: 'tester', meaning: 'author', count: 1, independent: false },
        { role: 'reviewer', meaning: 'reviewer', count: 1, independent: true },
        { role: 'qa-lead', meaning: 'approval', count: 1, independent: true },
      ],
    },
    release: { product: 'portal', version: '2.3.0', candidate: '2.3.0-rc.1', tag: 'v2.3.0-rc.1', commit: 'c'.repeat(40) },
    evidence: [evidence],
    versions: [makeVersion({ text: recordText, path: recordPath, authoredAt: '2026-03-01T09:00:00Z', commit: 'a'.repeat(40) })],
    signatureVersions: new Map(),
    ...rest,
  };
}

export function makeVersion({
  text,
  path = recordPath,
  authoredAt = '2026-03-01T09:00:00Z',
  commit = 'b'.repeat(40),
}: {
  readonly text: string;
  readonly path?: string;
  readonly authoredAt?: string;
  readonly commit?: string | null;
}): FileVersion {
  return {
    commit,
    author: 'Jonas',
    email: 'jonas@portal.example',
    authoredAt,
    committedAt: authoredAt,
    subject: 's',
    body: '',
    path,
    text,
    sha256: digestOf(text),
  };
}

/** What git knows of a pair that came in one commit; `parts` may say more of either file. */
export function holdPair(
  pair: SignatureFile,
  { commit = 'b'.repeat(40), statementAt, at }: { readonly commit?: string; readonly statementAt?: string; readonly at: string },
): Pick<SignoffContext, 'signatureVersions'> {
  const version = (text: string, authoredAt: string) => [makeVersion({ text, authoredAt, commit })];
  return {
    signatureVersions: new Map([
      [pair.source, version(String(pair.statement), statementAt ?? at)],
      [pair.source.replace(/json$/, 'sig'), version(pair.signature ?? '', at)],
    ]),
  };
}

export interface Signing {
  readonly by?: Signer;
  readonly role?: string;
  readonly meaning?: Meaning;
  readonly after?: SignatureFile | null;
  readonly at?: string;
  readonly change?: (statement: Statement) => Statement;
  readonly key?: KeyObject;
  readonly namespace?: string;
}

export function makeStatement(
  context: SignoffContext,
  { by = 'jonas', role = 'tester', meaning = 'author', after = null, at = '2026-03-02T10:00:00+11:00' }: Signing = {},
): Statement {
  const { path, revision, sha256: digest } = context.record;
  const { id, version, sha256: protocolDigest } = context.protocol ?? { id: 'none', version: '0', sha256: sha256('none') };
  const before: { sequence: number } = after?.statement ? JSON.parse(Buffer.from(after.statement).toString()) : { sequence: 0 };
  return {
    type: 'docket/statement/v1',
    record: { path, revision, canon: 'text-v1', sha256: digest },
    protocol: { id, version, sha256: protocolDigest },
    release: context.release,
    evidence: context.evidence.map((file) => ({ path: file.source, bytes: file.bytes, sha256: file.sha256 })),
    signer: { principal: `${by}@portal.example`, printedName: names[by], role },
    meaning: { code: meaning, label: meaningLabels[meaning] },
    declaration: declarations[meaning],
    comment: '',
    signedAt: at,
    zone: at.endsWith('+11:00') ? 'Australia/Sydney' : 'UTC',
    policy: sha256('policy'),
    sequence: before.sequence + 1,
    previous: after?.statement ? digestPair(after.statement, after.signature ?? '') : null,
  };
}

/** A pair as it lies beside the record. */
export function makePair(context: SignoffContext, signing: Signing = {}): SignatureFile {
  const { by = 'jonas', change = (statement) => statement, key = privateKeys[by], namespace = signoffNamespace } = signing;
  const statement = change(makeStatement(context, signing));
  const message = Buffer.from(formatStatement(statement));
  const source = `${folder}/signatures/release-validation/${statement.sequence}-${statement.signer.role}-${statement.signer.principal}.json`;
  return { record: context.record.path, source, statement: message, signature: signSsh({ key, namespace, message }) };
}
