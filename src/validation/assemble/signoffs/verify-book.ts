import type { Book } from '../../../book/schema/book.ts';
import type { Tag } from '../../../book/schema/tag.ts';
import { compareText } from '../../../text/schema/order/compare-text.ts';
import { isAfter } from '../../schema/records/follows.ts';
import type { ValidationRecord } from '../../schema/records/record.ts';
import type { Signoff } from '../../schema/signoffs/signoff.ts';
import { isLifted, isRefusal, isSuperseded } from '../../schema/signoffs/superseded.ts';
import { keySources, listTold } from './told-problems.ts';

/** A signature on a record, as verified. */
export interface VerifiedSignature
  extends Pick<
    Signoff,
    'statement' | 'state' | 'reason' | 'printedName' | 'principal' | 'role' | 'signedAt' | 'bounds' | 'key' | 'notes' | 'changed'
  > {
  readonly meaning: string | null;
  /** Given anew later, so that nothing is missing. */
  readonly superseded: boolean;
  /** A later run names the record and says why it was run again, so that nothing is missing there. */
  readonly answered: boolean;
}

/** A record with its signatures and its evidence, as verified. */
export interface VerifiedRecord {
  readonly path: string;
  readonly state: ValidationRecord['state'];
  /** Why it is in that state. */
  readonly stateReason: string;
  readonly sha256: string;
  readonly signatures: readonly VerifiedSignature[];
  readonly evidence: readonly { readonly path: string; readonly bytes: number; readonly sha256: string; readonly signed: boolean }[];
  /** Names of signatures that git remembers and that are not there any more: `1-tester-ada@example.org`. */
  readonly removed: readonly string[];
}

/** A tag, as verified. */
export interface VerifiedTag {
  readonly product: string;
  readonly repository: string;
  readonly name: string;
  readonly state: NonNullable<Tag['signature']>['state'] | 'not-signed';
  readonly moved: string | null;
  readonly reason: string;
}

/** What became of everything that was signed. */
export interface Verification {
  readonly schema: 'docket/verification/v1';
  readonly asOf: string;
  readonly root: Book['signing']['root'];
  readonly records: readonly VerifiedRecord[];
  readonly tags: readonly VerifiedTag[];
  /** What no longer stands, one sentence each; empty when all stands. */
  readonly failures: readonly { readonly source: string; readonly reason: string }[];
  /** What nobody should overlook though all that was signed stands, one sentence each. */
  readonly doubts: readonly { readonly source: string; readonly reason: string }[];
}

/** What is asked of a Book. */
export interface VerificationWish {
  /** Only records below these paths, and no tags; all of both when it is empty. */
  readonly below: readonly string[];
  /** Verdict on the root keys that the verifier has from elsewhere; null when none were given, and the Book's own counts. */
  readonly root: Book['signing']['root'];
  /** Why the history of the content folder cannot be judged; null when it can, or when whoever verifies goes on without it. */
  readonly history?: string | null;
}

const broken: ReadonlySet<VerifiedTag['state']> = new Set(['invalid', 'malformed', 'key-not-valid-then']);

/** Tells of every record, signature, evidence file and tag whether it stands. An open record is no failure; a signature that does not stand, and was not given anew, is one. */
export function verifyBook(book: Book, { below, root, history = null }: VerificationWish): Verification {
  const isAsked = (source: string): boolean => below.length === 0 || below.some((path) => source === path || source.startsWith(`${path}/`));
  const all = [...book.products.flatMap(({ releases }) => releases.flatMap(({ validation }) => validation.records)), ...book.operations];
  const records = all
    .filter(({ path }) => isAsked(path))
    .toSorted((a, b) => compareText(a.path, b.path))
    .map((record) => verifyRecord(record, isAnswered(record, all)));
  const folders = records.map(({ path }) => path.replace(/([^/]+)\.mdx?$/, 'signatures/$1/'));
  const tags = below.length === 0 ? listTags(book) : [];
  const signed = new Set(records.filter(({ signatures }) => signatures.some(({ state }) => state === 'valid')).map(({ path }) => path));
  const states = new Map(all.map((record) => [record.path, record]));
  const told = listTold(book.problems, signed).filter(
    ({ source }) => isAsked(source) || keySources.has(source) || folders.some((folder) => source.startsWith(folder)),
  );
  const trust = root ?? book.signing.root;
  // What fails is not told a second time as a doubt.
  const isFailure = (path: string, reason: string): boolean =>
    told.some((one) => one.fails && one.source === path && one.reason === reason);
  const failed = told.filter(({ fails }) => fails).map(({ source, reason }) => ({ source, reason }));
  return {
    schema: 'docket/verification/v1',
    asOf: book.asOf,
    root: trust,
    records,
    tags,
    failures: [
      ...(trust?.state === 'not-vouched' ? [{ source: 'content/trust', reason: trust.reason }] : []),
      ...records.flatMap(({ signatures }) =>
        signatures.flatMap(({ statement, state, reason, superseded, answered }) =>
          state === 'valid' || state === 'taken-away' || superseded || answered ? [] : { source: statement, reason: `${state}: ${reason}` },
        ),
      ),
      ...records.flatMap(({ path }) => describeContradiction(states.get(path))),
      ...(history === null ? [] : [{ source: 'content', reason: history }]),
      ...failed,
      ...tags.flatMap(({ repository, name, state, moved, reason }) =>
        moved !== null || broken.has(state) ? { source: `${repository}: ${name}`, reason: moved ?? `${state}: ${reason}` } : [],
      ),
    ],
    doubts: [
      ...told
        .filter(({ fails, source, reason }) => !fails && !(states.get(source)?.doubts ?? []).includes(reason))
        .map(({ source, reason }) => ({ source, reason })),
      ...records.flatMap(({ path, signatures }) => [
        ...(states.get(path)?.doubts ?? []).filter((reason) => !isFailure(path, reason)).map((reason) => ({ source: path, reason })),
        ...signatures.flatMap(({ statement, state, reason, superseded, answered }) =>
          answered && !superseded && state !== 'valid'
            ? [{ source: statement, reason: `${state}: ${reason} A later run answers for it.` }]
            : [],
        ),
      ]),
    ],
  };
}

/** Whether a later run names a record as the one before it, says why it was run again, and is approved. */
function isAnswered({ path }: ValidationRecord, all: readonly ValidationRecord[]): boolean {
  return all.some(({ answers, state }) => answers === path && (state === 'approved' || state === 'doubtful'));
}

/** A refusal and an approval that were signed on two branches contradict each other; one that was signed after the other, knowing of it, does not. */
function describeContradiction(record: ValidationRecord | undefined): readonly { readonly source: string; readonly reason: string }[] {
  const valid = record?.signoffs.filter(({ state }) => state === 'valid') ?? [];
  const refusals = valid.filter((one) => isRefusal(one) && !isLifted(one, valid));
  return refusals.flatMap((refusal) => {
    const beside = valid.filter((one) => !isRefusal(one) && !isAfter(one, refusal, valid) && !isAfter(refusal, one, valid));
    if (beside.length === 0) return [];
    const names = [...new Set(beside.map(({ printedName }) => printedName ?? ''))].join(', ');
    return [
      {
        source: refusal.statement,
        reason: `${refusal.printedName} refused it on another branch than ${names} signed: the refusal counts.`,
      },
    ];
  });
}

function verifyRecord(
  { path, state, stateReason, sha256, signoffs, evidence, required, trail }: ValidationRecord,
  answered: boolean,
): VerifiedRecord {
  const roles = required.map(({ role, meaning, count }) => ({ role, meaning, count, independent: true }));
  const signed = signoffs.some((signoff) => signoff.state === 'valid');
  const there = new Set(signoffs.map(({ statement }) => statement.replace(/^.*\/|\.json$/g, '')));
  const removed = trail.filter(({ kind, from }) => kind === 'signature-removed' && !there.has(from)).map(({ from }) => from);
  return {
    path,
    state,
    stateReason,
    sha256,
    signatures: signoffs.map((signoff) => ({
      statement: signoff.statement,
      state: signoff.state,
      reason: signoff.reason,
      superseded: isSuperseded(signoff, signoffs, roles),
      answered,
      printedName: signoff.printedName,
      principal: signoff.principal,
      role: signoff.role,
      meaning: signoff.meaning?.label ?? null,
      signedAt: signoff.signedAt,
      bounds: signoff.bounds,
      key: signoff.key,
      notes: signoff.notes,
      changed: signoff.changed,
    })),
    evidence: evidence.map((file) => ({ path: file.path, bytes: file.bytes, sha256: file.sha256, signed })),
    removed: [...new Set(removed)],
  };
}

function listTags({ products }: Book): readonly VerifiedTag[] {
  return products.flatMap((product) =>
    product.releases.flatMap(({ tags, candidates }) =>
      [...tags, ...candidates.flatMap((candidate) => candidate.tags)].map(({ repository, name, signature, moved }) => ({
        product: product.id,
        repository,
        name,
        state: signature?.state ?? 'not-signed',
        moved,
        reason: signature?.reason ?? 'It is not signed.',
      })),
    ),
  );
}
