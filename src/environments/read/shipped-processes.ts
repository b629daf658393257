import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

/** The processes that Docket ships, by the name of their file. */
export const shippedProcesses = [
  'three-environments',
  'isolated-production',
  'deployment-rings',
  'gitops-validation',
  'deployment-pipeline',
] as const;

/** The text of a process that Docket ships; null for another name. */
export async function readShippedProcess(name: string): Promise<string | null> {
  const known = shippedProcesses.find((each) => each === name);
  const folder = findFolder();
  return known === undefined || folder === null ? null : readFile(new URL(`${known}.yaml`, folder), 'utf8');
}

/** The folder `processes/` of Docket's own package; code that is compiled elsewhere to be measured has none. */
function findFolder(): URL | null {
  for (let at = new URL('.', import.meta.url); ; ) {
    const folder = new URL('processes/', at);
    if (existsSync(new URL(`${shippedProcesses[0]}.yaml`, folder))) return folder;
    const parent = new URL('..', at);
    if (parent.href === at.href) return null;
    at = parent;
  }
}
