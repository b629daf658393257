import { lstat, stat } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { CannotGoOn } from '../../text/schema/cannot-go-on.ts';
import type { Config } from '../schema/config.ts';
import type { KnownNames } from '../schema/config-conflicts.ts';
import { explainConfig } from './explain-config.ts';

const names = ['docket.config.ts', 'docket.config.mts', 'docket.config.js', 'docket.config.mjs'] as const;

/** Finds the configuration file of a folder; null when it has none. */
export async function findConfig(root: string): Promise<string | null> {
  for (const name of names) {
    const file = path.join(root, name);
    if (
      await lstat(file).then(
        () => true,
        () => false,
      )
    )
      return file;
  }
  return null;
}

/**
 * Loads and checks a configuration file by the names that are known. Where nothing of a folder may run (`run: false`) only what is written out in it
 * is read, as `readStaticConfig` does. Throws one `CannotGoOn` that names every mistake with its line and column.
 */
export async function readConfig(file: string, readNames: () => Promise<KnownNames>, { run = true } = {}): Promise<Config> {
  const value = run ? await loadDefaultExport(file) : await (await import('./read-static-config.ts')).readStaticConfig(file);
  if (value === undefined)
    throw new CannotGoOn(`\`${path.basename(file)}\` has no default export.`, { hint: 'Write `export default defineDocket({ … })`.' });
  // Who names a repository has no configuration, and need not wait until zod and acorn are loaded.
  const [{ configSchema }, { listConfigConflicts }] = await Promise.all([
    import('../schema/config.ts'),
    import('../schema/config-conflicts.ts'),
  ]);
  const parsed = configSchema.safeParse(value);
  const issues = parsed.success ? listConfigConflicts(parsed.data, await readNames()) : parsed.error.issues;
  if (parsed.success && issues.length === 0) return parsed.data;
  const [{ readConfigPlaces }, { describeIssue }] = await Promise.all([
    import('./read-config-places.ts'),
    import('../../text/schema/problems/describe-issue.ts'),
  ]);
  const placeOf = await readConfigPlaces(file);
  const lines = issues.map((issue) => {
    const place = placeOf(issue.path, issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined);
    const where = issue.path.map(String).join('.');
    return `  ${path.basename(file)}${place}  ${where === '' ? '' : `${where}: `}${issue.code === 'custom' ? issue.message : describeIssue(issue)}`;
  });
  throw new CannotGoOn(`The configuration has ${issues.length === 1 ? 'a mistake' : `${issues.length} mistakes`}:\n${lines.join('\n')}`, {
    hint: 'Correct it; every setting is described in its type, `ConfigInput`.',
  });
}

async function loadDefaultExport(file: string): Promise<unknown> {
  // A pipe or a device would never end.
  const found = await stat(file).catch(() => null);
  if (found !== null && !found.isFile())
    throw new CannotGoOn(`\`${path.basename(file)}\` is no file.`, { hint: 'Put a file in its place.' });
  // A file that changed is read again, as long as Node remembers what it imported.
  const address = `${pathToFileURL(file).href}?${found?.mtimeMs}`;
  try {
    return defaultOf(await import(/* @vite-ignore */ address));
  } catch (cause) {
    if (!isForJiti(cause)) throw await explainConfig(file, cause);
  }
  try {
    const { createJiti } = await import('jiti');
    return defaultOf(await createJiti(import.meta.url, { moduleCache: false }).import(file));
  } catch (cause) {
    throw await explainConfig(file, cause);
  }
}

/** Node runs TypeScript by erasing types. Enums, imports without extension, files in node_modules, and modules in a package of `"type": "commonjs"` need the longer way, which also tells where a file is no TypeScript. */
function isForJiti(cause: unknown): boolean {
  const code = cause instanceof Error && 'code' in cause ? cause.code : null;
  return (
    cause instanceof SyntaxError ||
    code === 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX' ||
    code === 'ERR_MODULE_NOT_FOUND' ||
    code === 'ERR_UNSUPPORTED_NODE_MODULES_TYPE_STRIPPING' ||
    code === 'ERR_UNKNOWN_FILE_EXTENSION'
  );
}

function defaultOf(module: unknown): unknown {
  return typeof module === 'object' && module !== null && 'default' in module ? module.default : undefined;
}
