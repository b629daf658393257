import type { RepositoryConfig } from '../../src/book/schema/config.ts';
import { parseTagVersion } from '../../src/releases/schema/tag-version.ts';
import { compareVersions } from '../../src/releases/schema/version.ts';
import { formatCount } from '../../src/text/schema/format-count.ts';
import type { RepositoryLook } from './look-at-repository.ts';

/** A repository as it is proposed for the configuration, and what was seen that speaks for it. */
export interface RepositoryProposal {
  readonly repository: RepositoryConfig;
  /** For the product that it tells of, where its tags name components. */
  readonly component: { readonly id: string; readonly name: string } | null;
  /** Sentences for whoever decides. */
  readonly seen: readonly string[];
}

/** What `docket init` proposes for the repositories that it was given. */
export interface ProjectProposal {
  readonly repositories: readonly RepositoryProposal[];
  readonly process: string;
  readonly processReason: string;
  readonly forge: string | null;
  /** Files that look as if commits to them deployed something, as patterns. */
  readonly gitops: readonly GitopsProposal[];
}

/** A file for each environment, and perhaps for each application. */
export interface GitopsProposal {
  readonly repository: string;
  readonly files: string;
  readonly environments: readonly string[];
  readonly count: number;
}

/** Names that teams give to environments, by the environment's id in the processes that Docket ships. */
const environmentNames: Readonly<Record<string, readonly string[]>> = {
  development: ['dev', 'develop', 'development'],
  staging: ['stg', 'stage', 'staging', 'uat', 'preprod', 'pre-production'],
  production: ['prod', 'production', 'live'],
};

const lineBranch = /^((?:.*?[-/_])?v?)(\d+(?:\.(?:\d+|x))?)((?:[.-](?:x|stable|maint|lts|dev))?)$/i;

/** Proposes a configuration for repositories by their tags, branches and file names. */
export function proposeProject(looks: readonly RepositoryLook[]): ProjectProposal {
  const repositories = looks.flatMap(proposeRepository);
  const branched = repositories.filter(({ repository }) => Object.keys(repository.environments ?? {}).length > 0).length;
  const gitops = looks.flatMap(proposeGitops);
  const { process, reason } = proposeProcess({ branched, gitops: gitops.length });
  return {
    repositories,
    process,
    processReason: reason,
    forge: looks.map(({ forge }) => forge).find((forge) => forge !== null) ?? null,
    gitops,
  };
}

function proposeProcess({ branched, gitops }: { readonly branched: number; readonly gitops: number }): {
  readonly process: string;
  readonly reason: string;
} {
  if (branched > 0) return { process: 'gitops-validation', reason: 'branches stand for environments' };
  if (gitops > 0) return { process: 'three-environments', reason: 'files name a version for each environment' };
  return { process: 'three-environments', reason: 'nothing speaks for another one' };
}

function proposeRepository(look: RepositoryLook): readonly RepositoryProposal[] {
  const environments = findEnvironmentBranches(look.branches);
  const lines = findLineBranches(look.branches);
  // Where the repository has versions of its own, its components are mostly parts of the same release.
  const main = look.products.find(({ id }) => id === look.id);
  const several = main === undefined && look.products.length > 1;
  const others = main === undefined ? [] : look.products.filter((product) => product !== main).map(({ id }) => `\`${id}\``);
  return (main === undefined ? look.products : [main]).map((product): RepositoryProposal => {
    const [own] = product.repositories;
    const repository: RepositoryConfig = {
      ...(several ? { id: product.id } : {}),
      path: look.given,
      ...(own?.tags === undefined ? {} : { tags: own.tags }),
      ...(own?.paths === undefined ? {} : { paths: own.paths }),
      ...(lines === null ? {} : { lineBranch: lines.pattern }),
      ...(Object.keys(environments).length === 0 ? {} : { environments }),
    };
    return {
      repository,
      component: several ? { id: product.id, name: product.name } : null,
      seen: [
        describeTags(look.tags, several ? product.id : null),
        ...(others.length === 0
          ? []
          : [
              `Tags of ${others.join(', ')} are left aside; write a product with \`tags\` and \`paths\` for each that is released by itself.`,
            ]),
        ...(own?.paths === undefined ? [] : [`Only changes below \`${own.paths.join('`, `')}\` count for it.`]),
        ...(lines === null
          ? []
          : [`${lines.names.length === 1 ? 'One branch' : `${lines.names.length} branches`} of lines, such as \`${lines.names.at(-1)}\`.`]),
        ...Object.entries(environments).map(([id, branch]) => `The branch \`${branch}\` looks like the environment ${id}.`),
      ],
    };
  });
}

function describeTags(tags: readonly string[], component: string | null): string {
  const versions = tags.flatMap((name) => {
    const found = parseTagVersion(name);
    return found === null ? [] : [{ name, ...found }];
  });
  if (versions.length === 0)
    return `No tag reads as a version${tags.length === 0 ? '; there are none yet' : ` (${formatCount(tags.length, 'tag')})`}.`;
  const own =
    component === null ? versions : versions.filter((one) => one.component !== '' && component.endsWith(one.component.toLowerCase()));
  const shown = own.length === 0 ? versions : own;
  const newest =
    shown.toSorted((a, b) => compareVersions(b.version, a.version)).find(({ version }) => version.label.length === 0) ?? shown.at(-1);
  const calendar = shown.filter(({ version }) => /^20\d\d\./.test(version.text)).length;
  const candidates = shown.filter(({ version }) => version.label.length > 0).length;
  return [
    `${formatCount(shown.length, 'tag')} of versions, such as \`${newest?.name}\``,
    ...(calendar > shown.length / 2 ? ['numbered by the calendar'] : []),
    ...(candidates === 0 ? [] : [`${candidates} of them of candidates`]),
    ...(tags.length > versions.length ? [`${formatCount(tags.length - versions.length, 'other tag')}`] : []),
  ]
    .join(', ')
    .concat('.');
}

/** Branches whose names are those of environments; `main` counts as production only beside another one. */
function findEnvironmentBranches(branches: readonly string[]): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [environment, names] of Object.entries(environmentNames)) {
    const branch = names
      .map((name) => branches.find((each) => each === name || each === `env/${name}` || each === `environment/${name}`))
      .find((each) => each !== undefined);
    if (branch !== undefined) found[environment] = branch;
  }
  const main = ['main', 'master'].find((name) => branches.includes(name));
  // A branch to develop on is common where nothing is deployed by merging.
  if (found['staging'] === undefined) return {};
  return found['production'] === undefined && main !== undefined ? { ...found, production: main } : found;
}

/** The form that most branches of lines have: `release-{line}`. */
function findLineBranches(branches: readonly string[]): { readonly pattern: string; readonly names: readonly string[] } | null {
  const forms = Map.groupBy(
    branches.flatMap((name) => {
      const match = lineBranch.exec(name);
      return match === null ? [] : [{ name, form: `${match[1]}{line}${match[3]}` }];
    }),
    ({ form }) => form,
  );
  const [most] = [...forms].toSorted(([, a], [, b]) => b.length - a.length);
  return most === undefined ? null : { pattern: most[0], names: most[1].map(({ name }) => name) };
}

/** Patterns with the name of an environment in them that fit files of at least two environments. */
function proposeGitops({ id, files }: RepositoryLook): readonly GitopsProposal[] {
  const patterns = new Map<string, { environments: Set<string>; count: number }>();
  const known = new Set([...Object.values(environmentNames).flat(), 'integration', 'test', 'qa', 'next', 'testing', 'stable']);
  for (const file of files) {
    const parts = file.split('/');
    const at = parts.findIndex((part) => known.has(part.replace(/\.(?:ya?ml|json)$/, '').toLowerCase()));
    if (
      at < 0 ||
      /(?:^|\/)(?:examples?|samples?|test(?:s|data)?|fixtures|docs|vendor|hack)\//.test(file) ||
      !/\.(?:ya?ml|json)$|(?:^|\/)image-tags\//.test(file)
    )
      continue;
    const name = parts[at] ?? '';
    const environment = name.replace(/\.(?:ya?ml|json)$/, '');
    const before =
      at > 0 &&
      !/^(?:apps|components|charts?|clusters|deploy|environments|envs|image-tags|overlays|updates|k8s)$/.test(parts[at - 1] ?? '');
    const form = parts
      .map((part, index) =>
        index === at
          ? name.replace(environment, '{environment}')
          : (before && index === at - 1) || (!before && index === at + 1 && index === parts.length - 1)
            ? part.replace(/^[^.]+/, '{application}')
            : part,
      )
      .join('/');
    const entry = patterns.get(form) ?? { environments: new Set<string>(), count: 0 };
    entry.environments.add(environment);
    entry.count += 1;
    patterns.set(form, entry);
  }
  return [...patterns]
    .filter(([, { environments, count }]) => environments.size > 1 && count > 3)
    .toSorted(([, a], [, b]) => b.count - a.count)
    .slice(0, 3)
    .map(([pattern, { environments, count }]) => ({ repository: id, files: pattern, environments: [...environments].sort(), count }));
}
