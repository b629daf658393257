import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { listFolder } from '../../../releases/read/content-folder.ts';
import { contentFileElsewhere } from '../../../releases/schema/release-problems.ts';
import type { Problem } from '../../../text/schema/problem.ts';
import { evidenceEmpty, evidenceKindDiffers, evidenceUnsafe } from '../../schema/problems/evidence-problems.ts';
import type { EvidenceFile } from '../../schema/records/evidence.ts';
import { type JunitCount, type JunitReport, mayBeJunit, startJunitCount } from './count-junit.ts';
import { tellEvidenceKind } from './evidence-kind.ts';
import { findSvgDanger, isSvg } from './find-svg-danger.ts';

/** Evidence of a folder, by path, and what is wrong with it. */
export interface EvidenceReading {
  readonly files: readonly EvidenceFile[];
  readonly problems: readonly Problem[];
}

/** A text up to this size is kept whole, to see whether it is a picture. */
const wholeTexts = 16 * 1024 * 1024;

/** Reads every file below a folder of evidence, in order of path. Links are Problems and never followed; a large file is never in memory as a whole. */
export async function readEvidence(root: string, folder: string): Promise<EvidenceReading> {
  const files: EvidenceFile[] = [];
  const problems: Problem[] = [];
  for (const { name, kind } of await listFolder(root, folder)) {
    const source = `${folder}/${name}`;
    if (name.startsWith('.')) continue;
    if (kind === 'folder') {
      const inner = await readEvidence(root, source);
      files.push(...inner.files);
      problems.push(...inner.problems);
    } else if (kind === 'file') {
      const read = await readEvidenceFile(root, source);
      files.push(read.file);
      problems.push(...read.problems);
    } else problems.push(contentFileElsewhere({ source }));
  }
  return { files, problems };
}

async function readEvidenceFile(root: string, source: string): Promise<{ file: EvidenceFile; problems: readonly Problem[] }> {
  const { bytes, sha256, start, report } = await digestFile(path.join(root, source));
  const told = tellEvidenceKind(path.posix.basename(source), start);
  const as = (kind: EvidenceFile['kind'], junit: EvidenceFile['junit'], ...problems: Problem[]) => ({
    file: { source, bytes, sha256, kind, junit },
    problems,
  });
  if (bytes === 0) return as('other', null, evidenceEmpty({ source }));
  if (told.expected !== null) return as('other', null, evidenceKindDiffers({ source }, told.expected));
  if (report !== null && told.kind === 'other') return asReport(as, source, report);
  if (told.kind !== 'text') return as(told.kind, null);
  const text = start.toString('utf8');
  if (isSvg(text)) {
    const danger = bytes > start.length ? 'text of more than 16 MiB' : findSvgDanger(text);
    return danger === null ? as('image', null) : as('other', null, evidenceUnsafe({ source }, danger));
  }
  return report === null ? as('text', null) : asReport(as, source, report);
}

type Told<T> = (kind: EvidenceFile['kind'], junit: EvidenceFile['junit'], ...problems: Problem[]) => T;

function asReport<T>(as: Told<T>, source: string, report: JunitReport): T {
  return 'counts' in report ? as('junit', report.counts) : as('other', null, evidenceUnsafe({ source }, report.refused));
}

/** UTF-16 says so by its first two bytes, or by every other one being nought. */
function findEncoding([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le';
  return (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c) ? 'utf-16be' : 'utf-8';
}

interface Digest {
  readonly bytes: number;
  readonly sha256: string;
  /** The beginning: up to 16 MiB of a text, less of what is none. */
  readonly start: Buffer;
  /** What the file counts when it is a JUnit report, of whatever size. */
  readonly report: JunitReport | null;
}

async function digestFile(file: string): Promise<Digest> {
  const hash = createHash('sha256');
  const kept: Buffer[] = [];
  let decoder = new TextDecoder();
  let bytes = 0;
  let count: JunitCount | null = null;
  for await (const chunk of createReadStream(file, { highWaterMark: 1024 * 1024 })) {
    if (!Buffer.isBuffer(chunk)) continue;
    hash.update(chunk);
    if (bytes === 0) {
      decoder = new TextDecoder(findEncoding(chunk));
      if (mayBeJunit(new TextDecoder(findEncoding(chunk)).decode(chunk.subarray(0, 131_072)))) count = startJunitCount();
    }
    count?.write(decoder.decode(chunk, { stream: true }));
    if (bytes < wholeTexts) kept.push(chunk.subarray(0, wholeTexts - bytes));
    bytes += chunk.length;
    // What is no text is only digested after its beginning.
    if (bytes > 65_536 && kept[0]?.subarray(0, 65_536).includes(0)) kept.length = 1;
  }
  return { bytes, sha256: hash.digest('hex'), start: Buffer.concat(kept), report: count?.end() ?? null };
}
