import { readFile } from 'node:fs/promises';

/** Reads Docket's own version from the package.json that holds this file, from `src/` as well as from the compiled `lib/`. */
export async function readVersion(): Promise<string> {
  for (const step of ['../../package.json', '../../../package.json']) {
    const text = await readFile(new URL(step, import.meta.url), 'utf8').catch(() => null);
    const found: unknown = text === null ? null : JSON.parse(text);
    if (isPackage(found) && found.name === 'docket') return found.version;
  }
  return '0.0.0';
}

// Every command asks for the version, and zod takes as long to load as a small repository to read.
function isPackage(found: unknown): found is { readonly name: unknown; readonly version: string } {
  return typeof found === 'object' && found !== null && 'name' in found && 'version' in found && typeof found.version === 'string';
}
