import path from 'node:path';
import { isCode, writeWholeFile } from '../records/write-whole-file.ts';

const text = `# Signatures and evidence are verified byte for byte: no checkout may turn their line ends around.
**/signatures/** -text
**/evidence/** -text
`;

/** Writes `content/.gitattributes`, where there is none, so that git leaves signatures and evidence as they are on every system. Tells whether it did. */
export async function keepBytes(root: string): Promise<boolean> {
  try {
    await writeWholeFile(path.join(root, 'content', '.gitattributes'), text);
    return true;
  } catch (cause) {
    if (isCode(cause, 'EEXIST')) return false;
    throw cause;
  }
}
