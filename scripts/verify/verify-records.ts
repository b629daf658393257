import path from 'node:path';
import type { Book } from '../../src/book/schema/book.ts';
import type { Config } from '../../src/book/schema/config.ts';
import { CannotGoOn } from '../../src/text/schema/cannot-go-on.ts';
import { judgeRoot, type RootPin } from '../../src/validation/assemble/judge/judge-root.ts';
import { judgeTrustNumber, listTrustLists, type TrustList } from '../../src/validation/assemble/judge/judge-trust-number.ts';
import { listNumbered } from '../../src/validation/assemble/judge/sources-text.ts';
import { verifyBook } from '../../src/validation/assemble/signoffs/verify-book.ts';
import { parsePeople } from '../../src/validation/read/content/parse-people.ts';
import { readTrust } from '../../src/validation/read/content/read-trust.ts';
import { validationContent } from '../../src/validation/schema/content-paths.ts';
import type { TrustedFile } from '../../src/validation/schema/signoffs/trust.ts';
import { openBook } from '../book/open-book.ts';
import { showProgress } from '../terminal/show-progress.ts';
import { formatVerification } from './format-verification.ts';
import { readRootPin } from './read-root-pin.ts';
import { judgeSources, readVouchedSources, sourcesFolder } from './vouched-sources.ts';

/** What `docket verify` was told. */
export interface VerifyOptions {
  readonly root?: readonly string[] | undefined;
  readonly threshold?: string | undefined;
  readonly format: 'text' | 'json';
  readonly config?: string | undefined;
  readonly asOf?: string | undefined;
  readonly runConfig?: true | undefined;
  readonly recordsHistory?: string | undefined;
  readonly allowUnknownHistory?: true | undefined;
}

/** Verifies the content folder and its repositories, and returns the exit code. */
export async function verifyRecords(paths: readonly string[], options: VerifyOptions): Promise<0 | 1> {
  const pin = await readRootPin(options.root, options.threshold);
  const progress = showProgress(process.stderr);
  const lists: TrustList[] = [];
  const sources: Config[] = [];
  const found: ReturnType<typeof judgeSources>[] = [];
  const isVouched = async (config: Config, root: string): Promise<boolean> => {
    if (pin === null) return false;
    const judged = judgeSources(await readVouchedSources(root, config), pin);
    found.push(judged);
    sources.push(config);
    if (!judged.vouched || config.records?.history === undefined) return judged.vouched;
    // Another history counts only where the folder's own has no list that says otherwise.
    return judgeTrust(await readTrust(root), { pin, sources: config, lists: await readOwnTrustLists(root) })?.state !== 'not-vouched';
  };
  const {
    book,
    config,
    root: folder,
    configured,
  } = await openBook({ ...options, runConfig: options.runConfig === true }, progress, {
    isVouched,
    onSources: ({ validation }) => lists.push(...(validation?.trustLists ?? [])),
  });
  progress.end();
  const root = pin === null ? null : judgeTrust(await readTrust(folder), { pin, sources: sources[0] ?? config, lists });
  const below = paths.map((given) => path.relative(folder, path.resolve(given)).split(path.sep).join('/'));
  const verified = verifyBook(book, {
    below: below.includes('') ? [] : below,
    root,
    history: options.allowUnknownHistory ? null : describeUnknownHistory(book),
  });
  const doubted = found.flatMap((judged) => (judged.vouched ? [] : { source: sourcesFolder, reason: judged.reason }));
  const unread = configured ? [] : await listUnreadSignatures(folder);
  const verification = { ...verified, failures: [...unread, ...doubted, ...verified.failures] };
  const empty = below.find(
    (given) => given !== '' && !verification.records.some((record) => record.path === given || record.path.startsWith(`${given}/`)),
  );
  if (empty !== undefined)
    throw new CannotGoOn(`There is no record below \`${empty}\`.`, { hint: 'Give the path of a record, or of a folder of records.' });
  process.stdout.write(
    options.format === 'json' ? `${JSON.stringify(verification, null, 2)}\n` : formatVerification(verification, { pinned: pin !== null }),
  );
  return verification.failures.length === 0 ? 0 : 1;
}

/** Codes of problems that say that the history of records is not known, or not whole. */
const unread = new Set(['records-without-history', 'records-history-shallow', 'records-history-missing', 'records-history-elsewhere']);

/** What cannot be judged without the whole history; null when it is there. */
function describeUnknownHistory({ problems }: Book): string | null {
  const found = problems.filter(({ code }) => unread.has(code));
  if (found.length === 0) return null;
  const why = found.map(({ message }) => message).join(' ');
  return `Whether signatures or refusals were deleted, and when each was made, could not be judged. ${why} Verify a full clone, or go on without it with \`--allow-unknown-history\`.`;
}

/** Without a configuration nothing in `content/` is read: that is said where somebody signed something there, whatever became of it. */
async function listUnreadSignatures(root: string): Promise<readonly { readonly source: string; readonly reason: string }[]> {
  const { readContentHistory } = await import('../../src/git/read/content-history/content-history.ts');
  const { versions } = await readContentHistory(root, { content: validationContent });
  const signed = [...versions.values()].flat().some(({ path: file }) => validationContent.kindOf(file) === 'signature');
  const reason = 'People signed records here, and there is no `docket.config.ts` that reads them. Get it back from git.';
  return signed ? [{ source: 'content', reason }] : [];
}

/** Numbered lists of the repository around the folder itself. */
async function readOwnTrustLists(root: string): Promise<readonly TrustList[]> {
  const { readContentHistory } = await import('../../src/git/read/content-history/content-history.ts');
  const kindOf = (file: string): string | null => (file.startsWith('content/trust/') ? 'trust' : null);
  return listTrustLists(await readContentHistory(root, { content: { paths: ['content/trust'], kindOf } }));
}

function judgeTrust(
  files: readonly TrustedFile[],
  { pin, sources, lists }: { readonly pin: RootPin; readonly sources: Config; readonly lists: readonly TrustList[] },
): ReturnType<typeof judgeRoot> {
  const text = files.find(({ source }) => source === peopleSource)?.text ?? null;
  const root = judgeRoot(text === null ? null : parsePeople(text, peopleSource).people, files, pin);
  return root === null ? null : judgeTrustNumber(root, listNumbered(files, sources), lists);
}

const peopleSource = 'content/people.yaml';
