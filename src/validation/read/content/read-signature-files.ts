import path from 'node:path';
import { readBoundedFile } from '../../../git/read/process/read-bounded-file.ts';
import { listFolder } from '../../../releases/read/content-folder.ts';
import { contentFileElsewhere, contentFileUnknown } from '../../../releases/schema/release-problems.ts';
import type { Problem } from '../../../text/schema/problem.ts';
import { signatureIncomplete, signaturesWithoutRecord } from '../../schema/problems/signing-problems.ts';
import type { SignatureFile } from '../../schema/records/validation-content.ts';

/** Signatures beside the records of a folder, and what is wrong with how they lie. */
export interface SignatureReading {
  readonly files: readonly SignatureFile[];
  readonly problems: readonly Problem[];
}

/** Largest statement or signature in bytes; a statement names each file of evidence. */
const largest = 16 * 1024 * 1024;

const expected = 'a pair `<n>-<role>-<principal>.json` and `.sig`';

/** Reads `signatures/<record>/` of a folder: `records` are the paths of the records that lie in it. Each half of a pair is read; what is neither is a Problem. */
export async function readSignatureFiles(root: string, folder: string, records: readonly string[]): Promise<SignatureReading> {
  const recordOf = new Map(records.map((record) => [path.posix.basename(record).replace(/\.mdx?$/, ''), record]));
  const files: SignatureFile[] = [];
  const problems: Problem[] = [];
  // A link of that name is told with the other files of the folder.
  const isThere = (await listFolder(root, folder)).some(({ name, kind }) => name === 'signatures' && kind === 'folder');
  for (const { name, kind } of isThere ? await listFolder(root, `${folder}/signatures`) : []) {
    const source = `${folder}/signatures/${name}`;
    if (kind === 'link' || kind === 'other') problems.push(contentFileElsewhere({ source }));
    else if (kind === 'file' && !name.startsWith('.')) problems.push(contentFileUnknown({ source }, 'a folder with the name of a record'));
    else if (kind === 'folder') {
      const record = recordOf.get(name);
      if (record === undefined) problems.push(signaturesWithoutRecord({ source }, `${folder}/${name}.mdx`));
      const read = await readPairs(root, source, record ?? `${folder}/${name}.mdx`);
      problems.push(...read.problems);
      if (record !== undefined) files.push(...read.files);
    }
  }
  return { files, problems };
}

async function readPairs(root: string, folder: string, record: string): Promise<SignatureReading> {
  const problems: Problem[] = [];
  const pairs = new Map<string, { statement: Uint8Array | null; signature: string | null }>();
  for (const { name, kind } of await listFolder(root, folder)) {
    const source = `${folder}/${name}`;
    const [, stem, ending] = /^([1-9]\d*-.+)\.(json|sig)$/.exec(name) ?? [];
    if (kind === 'link' || kind === 'other') problems.push(contentFileElsewhere({ source }));
    else if (name.startsWith('.')) continue;
    else if (kind === 'folder' || stem === undefined) problems.push(contentFileUnknown({ source }, expected));
    else {
      const pair = pairs.get(stem) ?? { statement: null, signature: null };
      const bytes = await readBoundedFile(path.join(root, source), largest);
      // Latin-1 keeps every byte, so that what is no armour is not mended on the way.
      pairs.set(stem, ending === 'json' ? { ...pair, statement: bytes } : { ...pair, signature: bytes.toString('latin1') });
    }
  }
  const files = [...pairs].map(([stem, { statement, signature }]): SignatureFile => {
    const source = `${folder}/${stem}.json`;
    if (statement === null) problems.push(signatureIncomplete({ source: `${folder}/${stem}.sig` }, `${stem}.json`));
    if (signature === null) problems.push(signatureIncomplete({ source }, `${stem}.sig`));
    return { record, source, statement, signature };
  });
  return { files, problems };
}
