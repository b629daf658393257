import { parseAllDocuments } from 'yaml';
import type { PromotionsConfig } from '../../src/book/schema/promotions-config.ts';
import { formatIdentifier } from '../../src/git/schema/repository-id.ts';
import { findEnvironment } from './environment-names.ts';

/** Files that look as if commits to them deployed something: one for each environment, and perhaps for each application. */
export interface DeployedFiles {
  readonly files: string;
  /** As the paths call them. */
  readonly environments: readonly string[];
  readonly count: number;
  /** A file of each environment, in the order of the names. */
  readonly examples: readonly string[];
}

const otherNames: ReadonlySet<string> = new Set(['integration', 'test', 'qa', 'next', 'testing', 'stable']);
const isKnown = (name: string): boolean => findEnvironment(name) !== null || otherNames.has(name.toLowerCase());
const ending = /\.(?:ya?ml|json)$/;
const parents = /^(?:apps|components|charts?|clusters|deploy|environments|envs|image-tags|overlays|updates|k8s)$/;
const elsewhere = /(?:^|\/)(?:examples?|samples?|test(?:s|data)?|fixtures|docs|vendor|hack)\//;

/** Finds patterns with the name of an environment in them that fit files of at least two environments; at most three, the ones with most files first. */
export function listDeployedFiles(files: readonly string[]): readonly DeployedFiles[] {
  const patterns = new Map<string, { count: number; examples: Map<string, string> }>();
  for (const file of files) {
    const parts = file.split('/');
    const at = parts.findIndex((part) => isKnown(part.replace(ending, '')));
    if (at < 0 || elsewhere.test(file) || !(ending.test(file) || /(?:^|\/)image-tags\//.test(file))) continue;
    const environment = (parts[at] ?? '').replace(ending, '');
    const form = formatPattern(parts, at);
    const entry = patterns.get(form) ?? { count: 0, examples: new Map<string, string>() };
    entry.count += 1;
    if (!entry.examples.has(environment)) entry.examples.set(environment, file);
    patterns.set(form, entry);
  }
  return [...patterns]
    .filter(([, { examples, count }]) => examples.size > 1 && count > 3)
    .toSorted(([, a], [, b]) => b.count - a.count)
    .slice(0, 3)
    .map(([pattern, { examples, count }]) => {
      const environments = [...examples.keys()].sort();
      return { files: pattern, environments, count, examples: environments.flatMap((name) => examples.get(name) ?? []) };
    });
}

/** Names of files that say what they are, and not of which application. */
const generic = /^(?:kustomization|values|deployment|application|images?|versions?|release|main|patch|config)(?:[-_.].*)?$/i;

/** A path with `{environment}` where its name stands, and `{application}` for the file behind it, or for a name before it. */
function formatPattern(parts: readonly string[], at: number): string {
  const isFile = at + 1 === parts.length - 1 && !generic.test(parts[at + 1] ?? '');
  const before = !isFile && at > 0 && !parents.test(parts[at - 1] ?? '');
  const application = isFile ? at + 1 : before ? at - 1 : -1;
  return parts
    .map((part, index) =>
      index === at
        ? part.replace(/^.*?(?=\.(?:ya?ml|json)$|$)/, '{environment}')
        : index === application
          ? part.replace(/^[^.]+/, '{application}')
          : part,
    )
    .join('/');
}

/**
 * What the configuration says of such files: where the version stands in them, as `texts` of some show, and what the environments are called. Null where no
 * file has a version in a place that is known.
 */
export function proposePromotions(
  { files, environments }: DeployedFiles,
  { repository, texts, alone }: { readonly repository: string; readonly texts: readonly string[]; readonly alone: boolean },
): PromotionsConfig | null {
  const found = texts.map(findVersionPath).find((path) => path !== null);
  if (found === undefined || found === null) return null;
  return {
    repository,
    files,
    ...(ending.test(files) ? {} : { format: 'yaml' }),
    value: found,
    environments: Object.fromEntries(environments.map((name) => [name, findEnvironment(name) ?? formatIdentifier(name)])),
    // Of whom else the applications are, nobody has said.
    ...(alone && files.includes('{application}') ? { applications: 'all' } : {}),
  };
}

const versionKeys = ['image_tag', 'imageTag', 'newTag', 'tag', 'version', 'appVersion', 'targetRevision'];
const looksLikeVersion = /^(?:[\w./-]*[-_/])?[vVr]?\d+(?:[._]\d+)*(?:[-+._][\w.+-]+)?$|^[0-9a-f]{7,40}$/;

/** The path of the value that looks like a version and whose key says so, the surest key first: `image_tag`, `images[].newTag`. */
function findVersionPath(text: string): string | null {
  const documents = parseAllDocuments(text, { merge: false });
  const values = documents.flatMap((document) => (document.errors.length > 0 ? [] : [listScalars(readPlain(document), '', 0)])).flat();
  for (const key of versionKeys) {
    const found = values.find(({ path, value }) => lastKey(path) === key && looksLikeVersion.test(value));
    if (found !== undefined) return found.path;
  }
  return null;
}

function readPlain(document: ReturnType<typeof parseAllDocuments>[number]): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch {
    // Aliases could make a small file a huge value.
    return null;
  }
}

const lastKey = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

function listScalars(value: unknown, path: string, depth: number): readonly { readonly path: string; readonly value: string }[] {
  if (depth > 5) return [];
  if (typeof value === 'string' || typeof value === 'number') return [{ path, value: String(value) }];
  if (Array.isArray(value)) return value.slice(0, 20).flatMap((each) => listScalars(each, `${path}[]`, depth + 1));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value)
    .slice(0, 200)
    .filter(([key]) => /^[\w-]+$/.test(key))
    .flatMap(([key, each]) => listScalars(each, path === '' ? key : `${path}.${key}`, depth + 1));
}
