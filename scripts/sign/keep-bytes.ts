import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

const text = `# Signatures and evidence are verified byte for byte: no checkout may turn their line ends around.
**/signatures/** -text
**/evidence/** -text
`;

/** Writes `content/.gitattributes`, where there is none, so that git leaves signatures and evidence as they are on every system. Tells whether it did. */
export async function keepBytes(root: string): Promise<boolean> {
  await mkdir(path.join(root, 'content'), { recursive: true });
  try {
    await writeFile(path.join(root, 'content', '.gitattributes'), text, { flag: 'wx' });
    return true;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') return false;
    throw cause;
  }
}
