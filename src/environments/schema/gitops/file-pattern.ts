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
const names = ['environment', 'application', 'instance'] as const;
const pieces = /\{(environment|application|instance)\}|\*\*\/|\*\*|\*|[^{*]+|\{/g;

/** Prepares a pattern: `{environment}` and the like stand for a part of a path without slashes, `*` for any such, a double star for any folders. */
export function compileFilePattern(pattern: string, known: KnownCaptures): FilePattern {
  const seen = new Set<string>();
  const source = [...pattern.matchAll(pieces)].map(([piece, name]) => {
    if (name !== undefined) {
      const again = seen.has(name);
      seen.add(name);
      return again ? `\\k<${name}>` : `(?<${name}>[^/]+?)`;
    }
    if (piece === '**/') return '(?:[^/]+/)*';
    if (piece === '**') return '.*';
    return piece === '*' ? '[^/]*' : piece.replace(/[\\^$.|?+()[\]{}/-]/g, '\\$&');
  });
  const regex = new RegExp(`^${source.join('')}$`, 's');
  const allowed = { environment: setOf(known.environments), application: setOf(known.applications), instance: null };
  return {
    match: (path) => {
      const found = path.length > longestPath ? null : regex.exec(path);
      if (found === null) return null;
      const { environment = null, application = null, instance = null } = found.groups ?? {};
      const captures = { environment, application, instance };
      return names.every((name) => captures[name] === null || allowed[name]?.has(captures[name]) !== false) ? captures : null;
    },
    pathspecs: listPathspecs(pattern, known),
  };
}

function setOf(list: readonly string[] | null): ReadonlySet<string> | null {
  return list === null ? null : new Set(list);
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
