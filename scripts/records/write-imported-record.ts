import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { CannotGoOn } from '../../src/text/schema/cannot-go-on.ts';
import { parseProtocol } from '../../src/validation/read/documents/parse-protocol.ts';
import type { ImportedProtocol } from '../../src/validation/read/imports/import-protocol.ts';
import { draftImportedRecord } from '../../src/validation/read/imports/import-record.ts';
import { announceFile, writeNewFile } from './write-new-file.ts';
import { isCode } from './write-whole-file.ts';

/** Where an executed document goes, and what belongs to it. */
export interface ImportedRecordPlace {
  readonly root: string;
  /** The document, with its bytes. */
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly product?: string | undefined;
  readonly release?: string | undefined;
  readonly scan?: readonly string[] | undefined;
}

/**
 * Writes an executed document as a record of a release: its protocol first, unless one of this name is there, then the document itself and the scans as
 * evidence, then the record. Throws `CannotGoOn` where product or release are missing, or a file is there already.
 */
export async function writeImportedRecord(
  imported: ImportedProtocol,
  { root, file, bytes, product, release, scan = [] }: ImportedRecordPlace,
): Promise<void> {
  if (product === undefined || release === undefined)
    throw new CannotGoOn('A record belongs to a release.', { hint: 'Name it with `--product` and `--release`.' });
  for (const name of [product, release])
    if (!/^[\w][\w.+-]*$/.test(name))
      throw new CannotGoOn(`\`${name}\` is no name of a folder.`, { hint: 'Correct `--product` or `--release`.' });
  const protocolFile = `content/protocols/${imported.id}.mdx`;
  const text = await readFile(path.join(root, protocolFile), 'utf8').catch(() => null);
  const protocol = text === null ? imported.parsed : parseProtocol(text, { source: protocolFile });
  const folder = `content/releases/${product}/${release}`;
  const target = `${folder}/${imported.id}.mdx`;
  const evidence = [file, ...scan].map((from) => ({ from, name: nameFile(from) }));
  const [document, ...scans] = evidence.map(({ name }) => `evidence/${name}`);
  const record = draftImportedRecord(imported, {
    protocol,
    product,
    release,
    document: document ?? '',
    sha256: createHash('sha256').update(bytes).digest('hex'),
    scans,
  });
  await writeNewFile(root, target, { text: record, hint: 'Choose another name with `--id`.' });
  if (text === null) await writeNewFile(root, protocolFile, { text: imported.protocol, hint: 'Choose another name with `--id`.' });
  await mkdir(path.join(root, folder, 'evidence'), { recursive: true });
  for (const { from, name } of evidence) await copy(from, path.join(root, folder, 'evidence', name));
  announceFile(root, target, [
    'It is marked as executed elsewhere. Nobody has signed it with Docket: signatures on paper are evidence.',
    'Write the candidate (version, tag, commit) and the environment into its front matter.',
    'Run `docket check`, and commit it.',
  ]);
}

/** A name without blanks, which would end it where a step names it. */
function nameFile(file: string): string {
  return path.basename(file).replace(/[^\w.-]+/g, '-');
}

async function copy(from: string, to: string): Promise<void> {
  await copyFile(from, to, 1).catch((cause: unknown) => {
    if (isCode(cause, 'EEXIST')) return;
    throw new CannotGoOn(`\`${from}\` cannot be copied to the evidence of the record.`, { hint: 'Correct the path.', cause });
  });
}
