import { compareText } from '../../text/schema/order/compare-text.ts';
/** Files that may hold the notes of one repository, as one listing of its tree shows them. */
export interface NoteFiles {
  /** Files with a section per version, the likeliest first. */
  readonly changelogs: readonly string[];
  /** Paths of files for one version or one line each, with a star for the version: `CHANGELOG/v*.md`. The most frequent first. */
  readonly templates: readonly string[];
  /** Folders in which fragments lie or lay, without a slash at the end. */
  readonly fragmentFolders: readonly string[];
}

const most = 6;
const text = '(?:\\.(?:md|mdx|markdown|rst|txt|adoc|asciidoc))?$';
const changelog = new RegExp(
  `(?:^|/)(?:change[-_]?logs?|changes|news|history|releases?|release[-_]?notes?|whats[-_]?new)(?:[-_.]v?\\d[\\dx.]*)?${text}`,
  'i',
);
const folder =
  /(?:^|\/)(?:\.?change[-_]?logs?|\.?changes|release[-_]?notes?|relnotes|releases?|news|history|whats[-_]?new)\/(?:[^/]+\/)?[^/]+$/i;
const versioned = new RegExp(`/(?:[a-z][a-z ]*[-_ ])*?v?(\\d+(?:[._]\\d+)*(?:[-.]?[a-z]+[-.]?\\d+)?)${text}`, 'i');
const fragments =
  /(?:^|\/)(?:changelog|changelog\.d|changes|changes\.d|newsfragments|newsfragment|news\.d|upcoming_changes|changelogs\/fragments|changelogs\/unreleased|releasenotes\/notes|\.changes\/unreleased|\.changeset|\.chloggen|\.changelog)\/(?=[^/]+$|[\w.-]+\/[^/]+$)/;
const changelogOfLine = new RegExp(
  `(?:^|/)(?:change[-_]?logs?|changes|news|release[-_]?notes?)[-_.]v?(\\d+(?:\\.\\d+)*)(?:\\.x)?${text}`,
  'i',
);
const foreign = /(?:^|\/)(?:node_modules|vendor|third[-_]?party|testdata|fixtures?|tests?|examples?)\//i;

/** Tells which files of a tree hold notes. Of a component, only those below a folder of its name are its own. */
export function findNoteFiles(paths: readonly string[], component: string | null): NoteFiles {
  const within = component === null ? null : new RegExp(`(?:^|/)${component.replace(/[^\w-]/g, '.')}/`, 'i');
  const own = paths.filter(
    (path) => (within === null || within.test(path)) && !foreign.test(path) && !/[\n\0]/.test(path) && path.length < 400,
  );
  const changelogs = own
    .filter((path) => changelog.test(path) && path.split('/').length <= 4 && !/README|template/i.test(path))
    .toSorted((a, b) => rank(a) - rank(b) || compareText(a, b));
  const templates = Map.groupBy(
    own.flatMap((path) => readTemplate(path) ?? []),
    (template) => template,
  );
  const frequent = [...templates]
    .toSorted(([a, some], [b, others]) => others.length - some.length || compareText(a, b))
    .map(([template]) => template);
  const folders = own.flatMap((path) => {
    const found = fragments.exec(path);
    return found === null ? [] : [path.slice(0, found.index + found[0].length).replace(/\/$/, '')];
  });
  return {
    changelogs: changelogs.slice(0, most),
    templates: frequent.slice(0, most),
    fragmentFolders: [...new Set(folders)].sort().slice(0, 40),
  };
}

/** The path of a file for one version, with a star for the version; null for another file. */
function readTemplate(path: string): string | null {
  const version = (folder.test(path) ? versioned : changelogOfLine).exec(path)?.[1];
  if (version === undefined || path.includes('*')) return null;
  const at = path.lastIndexOf(version);
  return `${path.slice(0, at)}*${path.slice(at + version.length)}`;
}

/** Nearer to the top is likelier. */
function rank(path: string): number {
  const parts = path.toLowerCase().split('/');
  const name = parts.at(-1) ?? '';
  const kind = /^change|^news/.test(name) ? 0 : /^release[-_]?note|^history/.test(name) ? 1 : 2;
  const docs = parts.length > 1 && !/^docs?$/.test(parts[0] ?? '') ? 6 : 0;
  return parts.length * 3 + kind + docs;
}
