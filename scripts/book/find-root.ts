import path from 'node:path';
import { findConfig } from '../../src/book/read/read-config.ts';

/** The folder whose `content/` a command writes to: the one of the configuration, else the current folder. */
export async function findRoot(config: string | undefined): Promise<string> {
  const file = config === undefined ? await findConfig(process.cwd()) : path.resolve(config);
  return file === null ? process.cwd() : path.dirname(file);
}
