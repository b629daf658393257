import type { TouchedKind } from '../../../../git/schema/repository.ts';
import { parsePathKind } from './path-kind.ts';

/**
 * What all files that a commit touches have in common: only the documentation, only what no user gets (tests, build and continuous integration), only
 * versions of dependencies. Null where it touches the product itself, or nothing. Changelogs go with anything, and alone are documentation.
 */
export function judgePaths(paths: readonly string[]): TouchedKind | null {
  if (paths.length === 0) return null;
  const found = new Set<string>();
  for (const path of paths) {
    const kind = parsePathKind(path);
    if (kind === 'product') return null;
    found.add(kind);
  }
  found.delete('notes');
  if (found.size === 0) return 'documentation';
  if (found.has('documentation')) return found.has('tests') || found.has('lock') || found.has('manifest') ? 'internal' : 'documentation';
  return found.has('lock') && !found.has('tests') && !found.has('build') ? 'dependencies' : 'internal';
}
