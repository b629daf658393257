/** What the path of a file, or a key in it, says of where a version goes; null where it says nothing. */
export interface Captures {
  readonly environment: string | null;
  readonly application: string | null;
  readonly instance: string | null;
}

/** A file pattern made ready. */
export interface FilePattern {
  /** Null when the path does not fit. */
  readonly match: (path: string) => Captures | null;
  /** For git: `:(top,glob)…`, one for each known name of an environment and an application, so that git looks at no more files than needed. */
  readonly pathspecs: readonly string[];
}

/** Names that `{environment}` and `{application}` can only stand for; null for any. */
export interface KnownCaptures {
  readonly environments: readonly string[] | null;
  readonly applications: readonly string[] | null;
}

const longestPath = 1000;
const mostPathspecs = 200;
const pieces = /\{(environment|application|instance)\}|\*\*\/|\*\*|\*|[^{*]+|\{/g;

/** Prepares a pattern: `{environment}` and the like stand for a part of a path without slashes, `*` for any such, a double star for any folders. */
export function compileFilePattern(pattern: string, known: KnownCaptures): FilePattern {
  const seen = new Set<string>();
  const allowed = new Map([
    ['environment', known.environments],
    ['application', known.applications],
  ]);
  const source = [...pattern.matchAll(pieces)].map(([piece, name]) => {
    if (name !== undefined) {
      const again = seen.has(name);
      seen.add(name);
      return again ? `\\k<${name}>` : `(?<${name}>${formatNames(allowed.get(name) ?? null)})`;
    }
    if (piece === '**/') return '(?:[^/]+/)*';
    if (piece === '**') return '.*';
    return piece === '*' ? '[^/]*' : escapeSigns(piece);
  });
  const regex = new RegExp(`^${source.join('')}$`, 's');
  return {
    match: (path) => {
      const found = path.length > longestPath ? null : regex.exec(path);
      if (found === null) return null;
      const { environment = null, application = null, instance = null } = found.groups ?? {};
      return { environment, application, instance };
    },
    pathspecs: listPathspecs(pattern, known),
  };
}

/** What fits one of some names, the longest first: of `{application}-{environment}` either may have a hyphen itself. */
function formatNames(names: readonly string[] | null): string {
  if (names === null) return '[^/]+?';
  const parts = names.filter((name) => name !== '' && !name.includes('/')).toSorted((left, right) => right.length - left.length);
  return parts.length === 0 ? '(?!)' : parts.map(escapeSigns).join('|');
}

function escapeSigns(text: string): string {
  return text.replace(/[\\^$.|?*+()[\]{}/-]/g, '\\$&');
}

function listPathspecs(pattern: string, { environments, applications }: KnownCaptures): readonly string[] {
  const withEnvironments = expand([pattern], '{environment}', environments);
  return expand(withEnvironments, '{application}', applications).map((each) => {
    const glob = each
      .split(/(\{(?:environment|application|instance)\}|\*+)/)
      .map((piece, at) => (at % 2 === 0 ? piece.replaceAll(/[\\?[\]]/g, '\\$&') : piece.startsWith('{') ? '*' : piece))
      .join('');
    return /[*\\]/.test(glob) ? `:(top,glob)${glob}` : `:(top,literal)${glob}`;
  });
}

function expand(patterns: readonly string[], name: string, values: readonly string[] | null): readonly string[] {
  if (values === null || patterns.length * values.length > mostPathspecs) return patterns;
  // A name with a glob's own signs, or a line feed, stays open: the match decides.
  if (values.some((value) => /[*?[\]\\{}\p{Cc}]/u.test(value))) return patterns;
  return [...new Set(patterns.flatMap((pattern) => values.map((value) => pattern.replaceAll(name, value))))];
}
