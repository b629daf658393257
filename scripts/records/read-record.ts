import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { CannotGoOn } from '../../src/text/schema/cannot-go-on.ts';
import { parseRecord } from '../../src/validation/read/documents/parse-record.ts';
import type { ParsedRecord } from '../../src/validation/schema/records/parsed-document.ts';
import type { RecordFrontMatter } from '../../src/validation/schema/records/record.ts';

/** A record that names its protocol. */
export type ReadRecord = ParsedRecord & { readonly head: RecordFrontMatter & { readonly protocol: string } };

/** Reads a record of the content folder by its path, from the current folder or from the root. Throws `CannotGoOn` when it is none, or when it names no protocol. */
export async function readRecord(root: string, file: string): Promise<ReadRecord> {
  const relative = [path.resolve(file), path.resolve(root, file)].map((place) => path.relative(root, place).split(path.sep).join('/'));
  const source = relative.find((place) => describePlace(place) !== null);
  const place = source === undefined ? null : describePlace(source);
  if (source === undefined || place === null) {
    throw new CannotGoOn(`\`${file}\` is no record, expected a file such as \`content/releases/<product>/<version>/<protocol>.mdx\`.`, {
      hint: 'Give the path of a record.',
    });
  }
  const text = await readFile(path.join(root, source), 'utf8').catch((cause: unknown) => {
    throw new CannotGoOn(`There is no \`${source}\`.`, { hint: 'Correct the path.', cause });
  });
  const record = parseRecord(text, { source, folder: place.folder });
  const { head } = record;
  if (head?.protocol === undefined) {
    const wrong = record.problems.find(({ severity }) => severity === 'error')?.message;
    throw new CannotGoOn(`\`${source}\` names no protocol${head === null && wrong !== undefined ? `: ${wrong}` : '.'}`, {
      hint: 'Write `protocol: <id>` into its front matter; `docket check` says what else is wrong.',
    });
  }
  return { ...record, head: { ...head, protocol: head.protocol } };
}

function describePlace(source: string): { readonly folder: ParsedRecord['folder'] } | null {
  const release = /^content\/releases\/([^/]+)\/([^/]+)\/(?!release\.mdx?$)[^/]+\.mdx?$/.exec(source);
  if (release !== null) return { folder: { product: release[1] ?? '', version: release[2] ?? '' } };
  return /^content\/operations\/[^/]+\/[^/]+\.mdx?$/.test(source) ? { folder: null } : null;
}
