import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readContentFiles } from '../../src/git/read/content-history/content-files.ts';
import { readContentHistory } from '../../src/git/read/content-history/content-history.ts';
import { formatCanonicalText } from '../../src/text/schema/form/canonical-text.ts';
import { hasPiledMarks } from '../../src/text/schema/form/normalize-text.ts';
import { repairText } from '../../src/text/schema/form/repair-text.ts';
import { findTextFaults } from '../../src/text/schema/form/text-faults.ts';
import { validationContent } from '../../src/validation/schema/content-paths.ts';
import { writeWholeFile } from './write-whole-file.ts';

/** What became of the files with text that programs read differently. */
export interface TextFixing {
  readonly repaired: readonly { readonly source: string; readonly places: number }[];
  /** Files that were left, and why. */
  readonly left: readonly { readonly source: string; readonly reason: string }[];
}

/** Repairs records, protocols, keys, people and `tags.lock` where nobody has signed them, as far as git and the folder show. Each file is replaced as a whole. */
export async function fixTexts(root: string): Promise<TextFixing> {
  const repaired: TextFixing['repaired'][number][] = [];
  const left: TextFixing['left'][number][] = [];
  let signatures: Signatures | null = null;
  for (const [source, bytes] of await listTexts(root)) {
    const text = bytes.toString('utf8');
    const faults = findTextFaults(text);
    if (faults.length === 0) continue;
    signatures ??= await readSignatures(root);
    const fixed = repairText(hasPiledMarks(text) ? '' : text, /\.mdx?$/.test(source) ? 'markdown' : 'list');
    const reason = isUtf8(bytes) ? (hasPiledMarks(text) ? 'a letter in it bears too many marks' : null) : 'it is not UTF-8';
    if (reason !== null) left.push({ source, reason });
    else if (isSigned(source, fixed, signatures)) left.push({ source, reason: 'it is signed; repair it by hand and sign anew' });
    else {
      await writeWholeFile(path.join(root, source), fixed, { replace: true });
      repaired.push({ source, places: faults.length });
    }
  }
  return { repaired, left };
}

async function listTexts(root: string): Promise<readonly (readonly [string, Buffer])[]> {
  const kinds = new Set(['record', 'protocol', 'people']);
  const files = [...(await readContentFiles(root, validationContent))].flatMap(([source, bytes]) =>
    bytes !== null &&
    kinds.has(validationContent.kindOf(source) ?? '') &&
    (/\.mdx?$/.test(source) || validationContent.kindOf(source) === 'people')
      ? [[source, bytes] as const]
      : [],
  );
  const lock = await readFile(path.join(root, 'content/tags.lock')).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  });
  return lock === null ? files : [...files, ['content/tags.lock', lock]];
}

/** Paths of all signatures that are there or ever were, and the digests that their statements name. */
interface Signatures {
  readonly paths: readonly string[];
  readonly digests: ReadonlySet<string>;
}

async function readSignatures(root: string): Promise<Signatures> {
  const now = [...(await readContentFiles(root, validationContent))].map(([file, bytes]) => [file, bytes?.toString('utf8') ?? ''] as const);
  const { versions } = await readContentHistory(root, { content: validationContent });
  const then = [...versions.values()].flat().map(({ path: file, text }) => [file, text ?? ''] as const);
  const all = [...now, ...then].filter(([file]) => /\/signatures\/|^content\/trust\//.test(file));
  const digests = all.flatMap(([, text]) => text.match(/\b[0-9a-f]{64}\b/g) ?? []);
  return { paths: all.map(([file]) => file), digests: new Set(digests) };
}

function isSigned(source: string, fixed: string, { paths, digests }: Signatures): boolean {
  const folder = source
    .replace(/([^/]+)\.mdx?$/, 'signatures/$1/')
    .replace(/^content\/(people\.yaml|allowed_signers)$/, 'content/trust/$1/');
  const sha256 = createHash('sha256').update(formatCanonicalText(fixed)).digest('hex');
  return paths.some((file) => file.startsWith(folder)) || digests.has(sha256);
}

/** Says of each file what became of it, a line each. */
export function formatFixing({ repaired, left }: TextFixing): string {
  const lines = [
    ...repaired.map(({ source, places }) => `Repaired ${source}: ${places} ${places === 1 ? 'place' : 'places'}.`),
    ...left.map(({ source, reason }) => `Left ${source} as it is: ${reason}.`),
  ];
  return lines.length === 0 ? 'Nothing to repair.\n' : `${lines.join('\n')}\n`;
}
