import { createRequire } from 'node:module';
import path from 'node:path';

/** Finds the Node that is installed beside Docket as an optional dependency; null when there is none for this machine. */
export function findNewerNode(): string | null {
  const require = createRequire(import.meta.url);
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  for (const name of [`node-${platform}-${process.arch}`, `node-bin-${platform}-${process.arch}`]) {
    try {
      const folder = path.dirname(require.resolve(`${name}/package.json`));
      return path.join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    } catch {
      // Optional: absent on platforms that it is not made for.
    }
  }
  return null;
}
