import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Config } from '../../src/book/schema/config.ts';
import { listFolder } from '../../src/releases/read/content-folder.ts';
import { judgeVoucher, type RootPin } from '../../src/validation/assemble/judge/judge-root.ts';
import { configSource, formatSources } from '../../src/validation/assemble/judge/sources-text.ts';
import type { TrustedFile } from '../../src/validation/schema/signoffs/trust.ts';

/** Where signatures of root keys on what is read lie. */
export const sourcesFolder = 'content/trust/sources';

const largest = 64 * 1024;

/** What root keys vouch for beside people and keys: which products there are, from which repositories, and where the history of the records is. */
export async function readVouchedSources(root: string, config: Config): Promise<TrustedFile> {
  const entries = (await listFolder(root, sourcesFolder))
    .filter(({ name, kind }) => kind === 'file' && name.endsWith('.sig'))
    .slice(0, 100);
  const signatures = await Promise.all(
    entries.map(async ({ name }) => {
      const source = `${sourcesFolder}/${name}`;
      const bytes = await readFile(path.join(root, source));
      return { source, signature: bytes.length > largest ? '' : bytes.toString('utf8') };
    }),
  );
  return {
    source: configSource,
    text: formatSources(config),
    signatures,
  };
}

/** Whether the pinned root keys vouch for what is read; the reason when they do not. */
export function judgeSources(sources: TrustedFile, { keys, threshold }: RootPin): { readonly vouched: boolean; readonly reason: string } {
  const wanted = threshold ?? keys.length;
  const { vouched, by } = judgeVoucher(sources, keys, wanted);
  return {
    vouched,
    reason: `Of the root keys that the verifier gave, ${wanted} must sign which products and repositories are read: ${by.length} did. Whoever writes the configuration could name others. Sign them with \`docket trust\`.`,
  };
}
