import path from 'node:path';
import { findConfig, readConfig } from '../../src/book/read/read-config.ts';
import { readKnownNames } from '../../src/collect/reserved.ts';
import { readContentHistory } from '../../src/git/read/content-history/content-history.ts';
import { parseProtocol } from '../../src/validation/read/documents/parse-protocol.ts';
import { validationContent } from '../../src/validation/schema/content-paths.ts';
import { findProtocolVersion } from '../../src/validation/schema/protocols/find-protocol-version.ts';
import type { ParsedProtocol } from '../../src/validation/schema/records/parsed-document.ts';

/** Reads the version of a protocol that a record pins, by its digest, from what git remembers of the content folder; null when git does not have it. */
export async function readProtocolBefore(
  root: string,
  { protocol, protocolDigest }: { readonly protocol: string; readonly protocolDigest?: string | undefined },
  config: string | undefined,
): Promise<ParsedProtocol | null> {
  const sha256 = /^sha256:([0-9a-f]{64})$/.exec(protocolDigest ?? '')?.[1];
  if (sha256 === undefined) return null;
  const file = config === undefined ? await findConfig(root) : path.resolve(config);
  const records = file === null ? undefined : (await readConfig(file, readKnownNames)).records;
  const history = await readContentHistory(root, { content: validationContent, repository: records?.history, prefix: records?.prefix });
  const found = findProtocolVersion(history, protocol, { sha256 });
  return found === null ? null : parseProtocol(found.text, { source: found.path });
}
