import type { Config } from '../../../book/schema/config.ts';
import { formatCanonicalJson } from '../../../keys/canonical-json.ts';
import type { TrustedFile } from '../../schema/signoffs/trust.ts';

/** What a configuration says is read: which products there are, from which repositories, and where the history of the records is. */
export type ReadSources = Pick<Config, 'products' | 'records'>;

/** The name under which root keys vouch for it. */
export const configSource = 'docket.config.ts';

/** What is read, as a text that root keys vouch for like a file. */
export function formatSources({ products, records }: ReadSources): string {
  return `${formatCanonicalJson({ products, ...(records === undefined ? {} : { records }) })}\n`;
}

/** The files that a numbered list names: those of the content folder, and what is read. */
export function listNumbered(files: readonly TrustedFile[], sources: ReadSources): readonly TrustedFile[] {
  return [...files, { source: configSource, text: formatSources(sources), signatures: [] }];
}
