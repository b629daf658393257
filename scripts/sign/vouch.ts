import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { findConfig, readConfig } from '../../src/book/read/read-config.ts';
import type { Config } from '../../src/book/schema/config.ts';
import { readKnownNames } from '../../src/collect/reserved.ts';
import { formatSshFingerprint, isSameKey } from '../../src/keys/ssh-key.ts';
import { listTextProblems } from '../../src/text/read/text-problems.ts';
import { CannotGoOn } from '../../src/text/schema/cannot-go-on.ts';
import { formatCanonicalText } from '../../src/text/schema/form/canonical-text.ts';
import { judgeVoucher, trustNamespace } from '../../src/validation/assemble/judge/judge-root.ts';
import { formatTrustList } from '../../src/validation/assemble/judge/judge-trust-number.ts';
import { listNumbered } from '../../src/validation/assemble/judge/sources-text.ts';
import { parsePeople } from '../../src/validation/read/content/parse-people.ts';
import { readTrust } from '../../src/validation/read/content/read-trust.ts';
import type { TrustedFile } from '../../src/validation/schema/signoffs/trust.ts';
import { findRoot } from '../book/find-root.ts';
import { writeWholeFile } from '../records/write-whole-file.ts';
import { readVouchedSources, sourcesFolder } from '../verify/vouched-sources.ts';
import { readKey } from './choose-key.ts';
import { confirm } from './confirm.ts';
import { signWithSshKeygen } from './ssh-keygen.ts';

/** What `docket trust` was told. */
export interface VouchOptions {
  readonly key: string;
  readonly name: string;
  readonly yes?: true | undefined;
  readonly config?: string | undefined;
}

/** Signs `allowed_signers` and `people.yaml`, each where the key has not signed it as it is, and returns the exit code: 1 when the key is no root key. */
export async function vouch({ key: file, name, yes, config }: VouchOptions): Promise<0 | 1> {
  if (!/^[A-Za-z0-9@._-]{1,60}$/.test(name))
    throw new CannotGoOn(`The name \`${name}\` may hold letters and digits only.`, { hint: 'Correct `--name`.' });
  const root = await findRoot(config);
  const sources = await readSources(root, config);
  const files: readonly TrustedFile[] = [
    ...(await readTrust(root)),
    ...(sources === null ? [] : [await readVouchedSources(root, sources)]),
  ];
  const absent = files.find(({ text }) => text === null);
  if (absent !== undefined) throw new CannotGoOn(`There is no \`${absent.source}\`.`, { hint: 'Write it first.' });
  const [refused] = files.flatMap(({ source, text }) => listTextProblems(text ?? '', source));
  if (refused !== undefined)
    throw new CannotGoOn(`\`${refused.place.source}:${refused.place.line}\`: ${refused.message}`, { hint: refused.hint ?? 'Correct it.' });
  const peopleText = files.find(({ source }) => source === peopleSource)?.text ?? '';
  const keys = parsePeople(peopleText, peopleSource).people?.root?.keys ?? [];
  const key = await readKey(file);
  const fingerprint = formatSshFingerprint(key.publicKey);
  if (!keys.some((one) => isSameKey(one, key.publicKey))) {
    process.stderr.write(`docket: Not signed. The key ${fingerprint} is no root key of \`${peopleSource}\`.\n`);
    return 1;
  }
  const open = files.filter((one) => judgeVoucher(one, [fingerprint], 1).by.length === 0);
  if (open.length === 0) process.stderr.write('This key has signed all of it as it is: nothing to do.\n');
  else {
    process.stderr.write(
      `You are about to vouch with ${fingerprint} for who may sign, with which keys, and what is read:\n${open.map(({ source }) => `  ${source}\n`).join('')}`,
    );
    if (!(await confirm('Sign? Answer with yes or no: ', { yes: yes === true }))) return 1;
  }
  for (const { source, text } of open) {
    const signature = await signWithSshKeygen(formatCanonicalText(text ?? ''), { key, namespace: trustNamespace });
    const folder = source.startsWith('content/') ? `content/trust/${path.posix.basename(source)}` : sourcesFolder;
    await mkdir(path.join(root, folder), { recursive: true });
    const numbers = (await readdir(path.join(root, folder))).map((entry) => Number.parseInt(entry, 10)).filter((number) => number > 0);
    const target = `${folder}/${Math.max(0, ...numbers) + 1}-${name}.sig`;
    await writeWholeFile(path.join(root, target), signature);
    process.stdout.write(`${path.relative(process.cwd(), path.join(root, target))}\n`);
  }
  const trusted = await readTrust(root);
  await numberFiles(root, sources === null ? trusted : listNumbered(trusted, sources), { key, name });
  return 0;
}

/** What the configuration says is read, as `docket verify` will read it: without running it. */
async function readSources(root: string, config: string | undefined): Promise<Config | null> {
  const file = config === undefined ? await findConfig(root) : path.resolve(config);
  return file === null ? null : readConfig(file, readKnownNames, { run: false });
}

/** Signs the files together under a number that is higher than all before, so that nobody puts an older state back. */
async function numberFiles(
  root: string,
  files: readonly TrustedFile[],
  { key, name }: { readonly key: Awaited<ReturnType<typeof readKey>>; readonly name: string },
): Promise<void> {
  const entries = await readdir(path.join(root, trustFolder));
  const newest = Math.max(0, ...entries.flatMap((entry) => (/^[1-9]\d*\.json$/.test(entry) ? Number.parseInt(entry, 10) : [])));
  const known = newest === 0 ? null : await readFile(path.join(root, trustFolder, `${newest}.json`), 'utf8');
  const number = known === formatTrustList(newest, files) ? newest : newest + 1;
  const text = formatTrustList(number, files);
  const own = entries.filter((entry) => entry.startsWith(`${number}-`) && entry.endsWith('.sig'));
  const armours = await Promise.all(own.map((entry) => readFile(path.join(root, trustFolder, entry), 'utf8')));
  const fingerprint = formatSshFingerprint(key.publicKey);
  const list = { source: `${trustFolder}/${number}.json`, text, signatures: armours.map((signature) => ({ source: '', signature })) };
  if (judgeVoucher(list, [fingerprint], 1).vouched) return;
  const signature = await signWithSshKeygen(text, { key, namespace: trustNamespace });
  if (number !== newest) await writeWholeFile(path.join(root, trustFolder, `${number}.json`), text);
  const target = `${trustFolder}/${number}-${name}${own.includes(`${number}-${name}.sig`) ? `-${own.length + 1}` : ''}.sig`;
  await writeWholeFile(path.join(root, target), signature);
  process.stdout.write(`${path.relative(process.cwd(), path.join(root, target))}\n`);
}

const trustFolder = 'content/trust';
const peopleSource = 'content/people.yaml';
