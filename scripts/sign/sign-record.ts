import path from 'node:path';
import type { Book } from '../../src/book/schema/book.ts';
import { signoffNamespace } from '../../src/keys/key-rules.ts';
import { formatSshFingerprint } from '../../src/keys/ssh-key.ts';
import { CannotGoOn } from '../../src/text/schema/cannot-go-on.ts';
import { listUnknownExecutors } from '../../src/validation/assemble/judge/judge-authority.ts';
import { judgeSignoffs } from '../../src/validation/assemble/judge/judge-signoffs.ts';
import { formatStatement } from '../../src/validation/assemble/signoffs/format-statement.ts';
import { nameSignature, planSignoff } from '../../src/validation/assemble/signoffs/plan-signoff.ts';
import type { SignoffSources } from '../../src/validation/assemble/signoffs/signoff-sources.ts';
import type { Meaning } from '../../src/validation/schema/signoffs/meanings.ts';
import type { SignoffContext } from '../../src/validation/schema/signoffs/signoff-context.ts';
import { openBook } from '../book/open-book.ts';
import { formatProblems } from '../terminal/format-problems.ts';
import { printable, showProgress } from '../terminal/show-progress.ts';
import { chooseOwnKey, readKey } from './choose-key.ts';
import { confirm } from './confirm.ts';
import { keepBytes } from './keep-bytes.ts';
import { listUncommitted, type Uncommitted } from './list-uncommitted.ts';
import { readSignedAt, readZone } from './local-time.ts';
import { presentStatement } from './present-statement.ts';
import { signWithSshKeygen } from './ssh-keygen.ts';
import { writePair } from './write-pair.ts';

/** What `docket sign` was told. */
export interface SignOptions {
  readonly role: string;
  readonly meaning?: Meaning | undefined;
  readonly key?: string | undefined;
  readonly principal?: string | undefined;
  readonly comment: string;
  readonly signedAt?: string | undefined;
  readonly zone?: string | undefined;
  readonly yes?: true | undefined;
  readonly config?: string | undefined;
  readonly recordsHistory?: string | undefined;
}

/** Signs one record, and returns the exit code. Nothing is written unless the whole signature, as it will lie in its folder, stands. */
export async function signRecord(file: string, options: SignOptions): Promise<0 | 1> {
  const zone = readZone(options.zone);
  const signedAt = readSignedAt(options.signedAt, zone);
  const progress = showProgress(process.stderr);
  const found: SignoffSources[] = [];
  const { book, root } = await openBook({ config: options.config, recordsHistory: options.recordsHistory }, progress, {
    onSources: ({ validation }) => found.push(...(validation === undefined ? [] : [validation])),
  });
  progress.end();
  const { contexts, files, missing, keys } = found[0] ?? noSources();
  const context = findRecord(contexts, { root, file });
  const key = options.key === undefined ? await chooseOwnKey(listAllowed(keys, options.principal)) : await readKey(options.key);
  const wish = {
    role: options.role,
    meaning: options.meaning ?? null,
    publicKey: key.publicKey,
    principal: options.principal ?? null,
    comment: options.comment,
    signedAt,
    zone,
  };
  const own = files.filter(({ record }) => record === context.record.path);
  const half = own.find(({ statement, signature }) => statement === null || signature === null);
  if (half !== undefined)
    throw new CannotGoOn(`Only half of the signature \`${half.source}\` is there, and a new one would follow it.`, {
      hint: 'If git has the other half, get it back with `git checkout`. If it never had it, signing was broken off: delete this half, then sign again.',
    });
  const gone = missing.get(context.record.path) ?? [];
  const plan = planSignoff(context, own, { wish, keys, missing: gone });
  if (plan.statement === null) return refuse(plan.refusal);
  const { errors, later } = listErrors(book, context, plan.statement.meaning.code);
  if (errors.length > 0) {
    process.stderr.write(formatProblems(errors));
    return refuse('The record has errors.');
  }
  const warnings = book.problems.filter(({ severity, place }) => severity === 'warning' && place.source === context.record.path);
  if (warnings.length > 0) process.stderr.write(`${formatProblems(warnings)}\n`);
  if (later.length > 0)
    process.stderr.write(
      `${formatProblems(later)}  Somebody else has to settle this before the record can be approved. Where that changes its text, you have to sign again.\n\n`,
    );
  const strangers = listUnknownExecutors(context.record, keys.people);
  process.stderr.write(presentStatement(plan.statement, formatSshFingerprint(key.publicKey), { ...context.record, strangers }));
  const uncommitted = await listUncommitted(root, [
    context.record.path,
    ...context.evidence.map(({ source }) => source),
    'content/people.yaml',
  ]);
  if (uncommitted.length > 0) process.stderr.write(warnUncommitted(uncommitted));
  if (!(await confirm('Sign? Answer with yes or no: ', { yes: options.yes === true }))) return refuse('You did not agree.');
  const statement = formatStatement(plan.statement);
  const signature = await signWithSshKeygen(statement, { key, namespace: signoffNamespace });
  const stem = `${signaturesOf(context)}/${nameSignature(plan.statement)}`;
  const pair = { record: context.record.path, source: `${stem}.json`, statement: Buffer.from(statement), signature };
  const judged = judgeSignoffs(context, [...own, pair], keys, gone).find((one) => one.statement === pair.source);
  if (judged?.state !== 'valid') return refuse(judged?.reason ?? 'The signature cannot be found again.');
  await writePair(root, stem, { statement, signature });
  const attributes = (await keepBytes(root))
    ? '  Wrote content/.gitattributes, so that no checkout changes the bytes of signatures and evidence.\n'
    : '';
  process.stdout.write(`${path.relative(process.cwd(), path.join(root, pair.source))}\n`);
  const next = `git add content && git commit   commit the statement and its signature${describeUncommitted(context)}`;
  process.stderr.write(`Signed.\n${attributes}Next:\n  ${next}\n`);
  return 0;
}

/** The keys of somebody, or of all, who may sign off. */
function listAllowed({ signers }: SignoffSources['keys'], principal: string | undefined) {
  const own = signers.filter(({ principals }) => principal === undefined || principals === principal);
  return { allowed: own.map(({ key }) => key), principal };
}

function refuse(reason: string): 1 {
  process.stderr.write(`docket: Not signed. ${printable(reason)}\n`);
  return 1;
}

function noSources(): never {
  throw new CannotGoOn('There is no content folder with records here.', {
    hint: 'Run it where `docket.config.ts` is, or name it with `--config`.',
  });
}

function findRecord(
  contexts: SignoffSources['contexts'],
  { root, file }: { readonly root: string; readonly file: string },
): SignoffContext {
  const names = [path.resolve(file), path.resolve(root, file)].map((place) => path.relative(root, place).split(path.sep).join('/'));
  const found = names.flatMap((name) => contexts.get(name) ?? [])[0];
  if (found !== undefined) return found;
  throw new CannotGoOn(`\`${file}\` is no record.`, {
    hint:
      contexts.size === 0
        ? 'Write one with `docket new record`.'
        : 'Give the path of a file such as `content/releases/<product>/<version>/<protocol>.mdx`.',
  });
}

/** What somebody else decides after the record was executed, so that whoever executed it can sign first. */
const decidedLater = new Set(['fail-without-deviation', 'pass-with-open-deviation', 'second-person-missing', 'step-open-at-close']);

/** Errors in the record itself and in its evidence that forbid a signature, and those that others settle later; those of signatures on it are what a new one may put right. Whatever is wrong can be refused. */
function listErrors(
  { problems }: Book,
  { record, evidence }: SignoffContext,
  meaning: Meaning,
): Record<'errors' | 'later', Book['problems']> {
  if (meaning === 'disapproval' || meaning === 'withdrawal') return { errors: [], later: [] };
  const places = new Set([record.path, ...evidence.map(({ source }) => source)]);
  const early = meaning === 'author' || meaning === 'witness';
  const all = problems.filter(({ severity, place }) => severity === 'error' && places.has(place.source));
  const isLater = ({ code }: Book['problems'][number]): boolean => early && decidedLater.has(code);
  return { errors: all.filter((problem) => !isLater(problem)), later: all.filter(isLater) };
}

/** `content/releases/portal/2.3.0/signatures/release-validation` */
function signaturesOf({ record }: SignoffContext): string {
  const { dir, name } = path.posix.parse(record.path);
  return `${dir}/signatures/${name}`;
}

/** What is lost when something is signed before git holds it, and what to do. */
function warnUncommitted(files: readonly Uncommitted[]): string {
  const rows = files.map(({ file, ignored }) => `    ${printable(file)}${ignored ? ', which git is told to ignore' : ''}\n`).join('');
  const add = files.some(({ ignored }) => ignored) ? 'git add --force <the ignored files> && ' : '';
  return `Not committed as it is:\n\n${rows}
  Git does not hold what you sign. When it changes, nobody can say what you signed, nor show
  that it was there before your signature. Commit it first, then sign:
    ${add}git add content && git commit\n\n`;
}

function describeUncommitted({ record, versions }: SignoffContext): string {
  const committed = versions.some(({ commit, sha256 }) => commit !== null && sha256 === record.sha256);
  return committed ? '' : ', and the record with them in the same commit';
}
