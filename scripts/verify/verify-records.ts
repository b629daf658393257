import path from 'node:path';
import type { Config } from '../../src/book/schema/config.ts';
import { CannotGoOn } from '../../src/text/schema/cannot-go-on.ts';
import { judgeRoot, type RootPin } from '../../src/validation/assemble/judge/judge-root.ts';
import { verifyBook } from '../../src/validation/assemble/signoffs/verify-book.ts';
import { parsePeople } from '../../src/validation/read/content/parse-people.ts';
import { readTrust } from '../../src/validation/read/content/read-trust.ts';
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
}

/** Verifies the content folder and its repositories, and returns the exit code. */
export async function verifyRecords(paths: readonly string[], options: VerifyOptions): Promise<0 | 1> {
  const pin = await readRootPin(options.root, options.threshold);
  const progress = showProgress(process.stderr);
  const found: ReturnType<typeof judgeSources>[] = [];
  const isVouched = async (config: Config, root: string): Promise<boolean> => {
    if (pin === null) return false;
    const judged = judgeSources(await readVouchedSources(root, config), pin);
    found.push(judged);
    return judged.vouched;
  };
  const { book, root: folder } = await openBook({ ...options, runConfig: options.runConfig === true }, progress, { isVouched });
  progress.end();
  const root = pin === null ? null : judgeTrust(await readTrust(folder), pin);
  const below = paths.map((given) => path.relative(folder, path.resolve(given)).split(path.sep).join('/'));
  const verified = verifyBook(book, { below: below.includes('') ? [] : below, root });
  const doubted = found.flatMap((judged) => (judged.vouched ? [] : { source: sourcesFolder, reason: judged.reason }));
  const verification = { ...verified, failures: [...doubted, ...verified.failures] };
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

function judgeTrust(files: readonly TrustedFile[], pin: RootPin): ReturnType<typeof judgeRoot> {
  const text = files.find(({ source }) => source === peopleSource)?.text ?? null;
  return judgeRoot(text === null ? null : parsePeople(text, peopleSource).people, files, pin);
}

const peopleSource = 'content/people.yaml';
