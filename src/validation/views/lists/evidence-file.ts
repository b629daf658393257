import type { Evidence } from '../../schema/records/evidence.ts';
import type { ValidationRecord } from '../../schema/records/record.ts';

/** A file of evidence as the site holds it: named by its digest, so that one file stands once and its address says what it is. */
export interface EvidenceCopy {
  /** `content/releases/portal/2.3.0/evidence/login.png` */
  readonly source: string;
  readonly sha256: string;
  /** Inside the site: `/evidence/0123….png`. */
  readonly address: string;
  /** The name that it is downloaded by. */
  readonly name: string;
  /** Whether a browser shows it as a picture, without running anything. */
  readonly picture: boolean;
}

/** Endings that a file keeps, because nothing in it runs in a browser. An SVG is none of them: it may hold scripts. */
const pictures: ReadonlySet<string> = new Set(['png', 'jpg', 'jpeg', 'gif', 'webp', 'avif']);
const kept: ReadonlySet<string> = new Set([...pictures, 'pdf', 'mp4', 'webm', 'txt', 'json', 'zip', 'gz']);
/** Endings of texts that a browser could run or show as a page; such a file is served as plain text. */
const texts: ReadonlySet<string> = new Set(['svg', 'xml', 'html', 'htm', 'xhtml', 'log', 'md', 'csv', 'tsv', 'yaml', 'yml', 'js', 'css']);

/** How the site holds a record's evidence. */
export function evidenceCopy(record: Pick<ValidationRecord, 'path'>, evidence: Pick<Evidence, 'path' | 'sha256'>): EvidenceCopy {
  const name = evidence.path.split('/').at(-1) ?? evidence.path;
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const served = kept.has(ending) ? ending : texts.has(ending) ? 'txt' : 'bin';
  return {
    source: `${record.path.replace(/[^/]*$/, '')}${evidence.path}`,
    sha256: evidence.sha256,
    address: `/evidence/${evidence.sha256}.${served}`,
    name,
    picture: pictures.has(ending),
  };
}
