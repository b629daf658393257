import type { PromotionsConfig } from '../../../book/schema/promotions-config.ts';
import { type Captures, compileFilePattern, type FilePattern } from './file-pattern.ts';
import { fillValuePath, type ValueRule } from './file-values.ts';

/** A configured source of promotions, made ready to read. */
export interface PromotionSource {
  readonly product: string;
  /** Id of the repository that is read. */
  readonly repository: string;
  readonly config: PromotionsConfig;
  readonly patterns: readonly FilePattern[];
  readonly members: readonly FilePattern[];
  readonly pathspecs: readonly string[];
  /** The environment's id by its name in the files; null for one that does not count. */
  readonly environmentOf: (name: string | null) => string | null;
  /** What of the product an application is; null for one that is none of it. */
  readonly componentOf: (application: string | null) => string | null;
  /** How values are found in a file; depends on what its path says only where the places of values do. */
  readonly ruleOf: (captures: Captures) => { readonly key: string; readonly rule: ValueRule };
}

/** A product and where its promotions are read from. */
export interface SourceOwner {
  readonly product: string;
  /** Ids of the product's repositories. */
  readonly repositories: readonly string[];
  /** Id of the repository that is read. */
  readonly repository: string;
}

/** Makes what the configuration says of a source ready for use. */
export function compileSource(config: PromotionsConfig, { product, repositories, repository }: SourceOwner): PromotionSource {
  const environments = config.environments === undefined ? null : new Map(Object.entries(config.environments));
  const applications = mapApplications(config, repositories);
  const known = {
    environments: environments === null ? null : [...environments.keys()],
    applications: applications === null ? null : [...applications.keys()],
  };
  const patterns = listOf(config.files).map((pattern) => compileFilePattern(pattern, known));
  const members = listOf(config.members?.files ?? []).map((pattern) =>
    compileFilePattern(pattern, { environments: config.members?.environments ?? null, applications: null }),
  );
  const rules = new Map<string, ValueRule>();
  const varies = listOf(config.value ?? []).some((path) => path.includes('{'));
  return {
    product,
    repository,
    config,
    patterns,
    members,
    pathspecs: [...new Set([...patterns, ...members].flatMap(({ pathspecs }) => pathspecs))],
    environmentOf: (name) => {
      if (name === null) return config.environment ?? null;
      return environments === null ? name : (environments.get(name) ?? null);
    },
    componentOf: (application) => {
      if (application === null) return config.component ?? repositories[0] ?? null;
      return applications === null ? application : (applications.get(application) ?? null);
    },
    ruleOf: (captures) => {
      const key = varies ? JSON.stringify([captures.environment, captures.application, captures.instance]) : '';
      let rule = rules.get(key);
      if (rule === undefined) {
        rule = makeRule(config, captures);
        rules.set(key, rule);
      }
      return { key, rule };
    },
  };
}

/** Components by application; null where every application counts. */
function mapApplications({ applications }: PromotionsConfig, repositories: readonly string[]): ReadonlyMap<string, string> | null {
  if (applications === 'all') return null;
  return new Map(applications === undefined ? repositories.map((id) => [id, id]) : Object.entries(applications));
}

function makeRule(config: PromotionsConfig, captures: Captures): ValueRule {
  const { entries, automatic } = config;
  const path = (text: string | undefined) => (text === undefined ? null : fillValuePath(text, captures));
  return {
    paths: listOf(config.value ?? [])
      .map((text) => fillValuePath(text, captures))
      .filter((steps) => steps !== null),
    match: config.match === undefined ? null : new RegExp(config.match, 'u'),
    keyed: config.keys !== undefined,
    entries:
      entries === undefined
        ? null
        : { version: path(entries.version), having: path(entries.having), start: path(entries.start), minutes: path(entries.minutes) },
    automatic: path(automatic),
  };
}

function listOf(value: string | readonly string[]): readonly string[] {
  return typeof value === 'string' ? [value] : value;
}
