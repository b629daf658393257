import { readFile } from 'node:fs/promises';

/** Reads Docket's own version from the package.json that holds this file. */
export async function readVersion(): Promise<string> {
  const text = await readFile(new URL('../../package.json', import.meta.url), 'utf8').catch(() => null);
  const found: unknown = text === null ? null : JSON.parse(text);
  return isPackage(found) && found.name === 'docket' ? found.version : '0.0.0';
}

// Every command asks for the version, and zod takes as long to load as a small repository to read.
function isPackage(found: unknown): found is { readonly name: unknown; readonly version: string } {
  return typeof found === 'object' && found !== null && 'name' in found && 'version' in found && typeof found.version === 'string';
}
