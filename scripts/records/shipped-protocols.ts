import { readFile } from 'node:fs/promises';
import { packageRoot } from '../../src/site/package-root.ts';

/** The protocols that Docket ships, by the name of their file; each is what `docket new protocol` writes. */
export const shippedProtocols = [
  'release-validation',
  'release-backporting',
  'iq',
  'oq',
  'pq',
  'uat',
  'data-deletion-request',
  'data-deletion',
] as const;

/** The text of a protocol that Docket ships. */
export function readShippedProtocol(name: (typeof shippedProtocols)[number]): Promise<string> {
  return readFile(new URL(`protocols/${name}.mdx`, packageRoot()), 'utf8');
}
