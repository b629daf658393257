import type { ContentHistory, FileVersion } from '../../../git/schema/content-history.ts';

/** The versions of the files in each record's `signatures/` folder, by path of the record and then by path of the file; deleted ones too. */
export function groupSignatureVersions(history: ContentHistory): ReadonlyMap<string, ReadonlyMap<string, readonly FileVersion[]>> {
  const groups = new Map<string, Map<string, readonly FileVersion[]>>();
  for (const [path, versions] of history.versions) {
    const [, folder, record] = /^(content\/.+)\/signatures\/([^/]+)\/[^/]+$/.exec(path) ?? [];
    if (folder === undefined || record === undefined) continue;
    for (const ending of ['mdx', 'md']) {
      const key = `${folder}/${record}.${ending}`;
      const group = groups.get(key) ?? new Map<string, readonly FileVersion[]>();
      groups.set(key, group.set(path, versions));
    }
  }
  return groups;
}
