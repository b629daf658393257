import { listFolder, readText } from '../../../releases/read/content-folder.ts';
import type { TrustedFile } from '../../schema/signoffs/trust.ts';

/** Reads the files that root keys vouch for, with the signatures beside them in `content/trust/<file>/`. Links are not followed. */
export async function readTrust(root: string): Promise<readonly TrustedFile[]> {
  return Promise.all(['allowed_signers', 'people.yaml'].map((name) => readTrustedFile(root, name)));
}

async function readTrustedFile(root: string, name: string): Promise<TrustedFile> {
  const folder = `content/trust/${name}`;
  const entry = (await listFolder(root, 'content')).find((one) => one.name === name);
  const signatures = (await listFolder(root, folder)).filter(({ name: file, kind }) => kind === 'file' && file.endsWith('.sig'));
  return {
    source: `content/${name}`,
    text: entry?.kind === 'file' ? await readText(root, `content/${name}`) : null,
    signatures: await Promise.all(
      signatures.map(async ({ name: file }) => ({
        source: `${folder}/${file}`,
        signature: (await readText(root, `${folder}/${file}`)) ?? '',
      })),
    ),
  };
}
