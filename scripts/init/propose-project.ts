import type { ProductConfig, RepositoryConfig } from '../../src/book/schema/config.ts';
import type { PromotionsConfig } from '../../src/book/schema/promotions-config.ts';
import { count } from '../../src/text/schema/count.ts';
import { describeTags, listVersionTags } from './describe-tags.ts';
import type { RepositoryLook } from './look-at-repository.ts';
import { findEnvironmentBranches, findLineBranches } from './propose-branches.ts';
import { proposePromotions } from './propose-promotions.ts';

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
  /** Sources of deployments for the product. */
  readonly promotions: readonly PromotionsConfig[];
  /** What was seen of files that look as if they deployed something. */
  readonly deployments: readonly string[];
  readonly process: string;
  readonly processReason: string;
  readonly forge: string | null;
}

/** Proposes a configuration for repositories by their tags, branches and file names. */
export function proposeProject(looks: readonly RepositoryLook[]): ProjectProposal {
  const alone = looks.length === 1;
  const repositories = looks.filter((look) => alone || !isForDeployments(look)).flatMap(proposeRepository);
  const sources = looks.flatMap((look) => proposeSources(look, alone));
  const branched = repositories.some(({ repository }) => Object.keys(repository.environments ?? {}).length > 0);
  return {
    repositories,
    promotions: sources.flatMap(({ promotions }) => promotions ?? []),
    deployments: sources.flatMap(({ seen }) => seen),
    ...(branched
      ? { process: 'gitops-validation', processReason: 'branches stand for environments' }
      : {
          process: 'three-environments',
          processReason: sources.length > 0 ? 'files name a version for each environment' : 'nothing speaks for another one',
        }),
    forge: looks.map(({ forge }) => forge).find((forge) => forge !== null) ?? null,
  };
}

/** Whether a repository says what is deployed and is not released itself: it has files for each environment, and no versions of the whole. */
function isForDeployments({ deployed, tags }: RepositoryLook): boolean {
  return deployed.length > 0 && listVersionTags(tags, null).length === 0;
}

function proposeSources(look: RepositoryLook, alone: boolean) {
  return look.deployed.map((deployed) => {
    const { files, environments, count: found, examples } = deployed;
    const texts = examples.flatMap((file) => look.texts.get(file) ?? []);
    const promotions = proposePromotions(deployed, { repository: look.given, texts, alone });
    const named = environments.map((name) => `\`${name}\``).join(', ');
    const said = `${count(found, 'file')} fit \`${files}\` (${named}): commits to them look like deployments`;
    if (promotions === null)
      return {
        promotions,
        seen: [`${said}. Where the version stands in them is not clear: write \`promotions\` into the configuration if they are.`],
      };
    const own = Object.values(promotions.environments ?? {}).filter((id) => !['development', 'staging', 'production'].includes(id));
    return {
      promotions,
      seen: [
        `${said}, with the version in \`${[promotions.value].flat()[0]}\`; see \`promotions\` in the configuration.`,
        ...own.map(
          (id) =>
            `No process that Docket ships has an environment \`${id}\`: add it to yours in content/processes, or name in \`promotions\` what it is there.`,
        ),
      ],
    };
  });
}

function proposeRepository(look: RepositoryLook): readonly RepositoryProposal[] {
  const environments = findEnvironmentBranches(look.branches);
  const { chosen, several, aside } = chooseProducts(look);
  return chosen.map((product): RepositoryProposal => {
    const [own] = product.repositories;
    const component = several ? product.id : null;
    const tags = listVersionTags(look.tags, own?.tags === undefined ? null : [own.tags].flat());
    const lines = findLineBranches(look.branches, { versions: tags.map(({ version }) => version), names: listNames(look, component) });
    return {
      repository: {
        ...(several ? { id: product.id } : {}),
        path: look.given,
        ...(own?.tags === undefined ? {} : { tags: own.tags }),
        ...(own?.paths === undefined ? {} : { paths: own.paths }),
        ...(lines === null ? {} : { lineBranch: lines.pattern }),
        ...(Object.keys(environments).length === 0 ? {} : { environments }),
      },
      component: several ? { id: product.id, name: product.name } : null,
      seen: [
        describeTags(tags, { all: several ? tags.length : look.tags.length, years: look.years }),
        ...aside,
        ...(own?.paths === undefined ? [] : [`Only changes below \`${own.paths.join('`, `')}\` count for it.`]),
        ...(lines === null
          ? []
          : [`${lines.names.length === 1 ? 'One branch' : `${lines.names.length} branches`} of lines, such as \`${lines.names.at(-1)}\`.`]),
        ...Object.entries(environments).map(([id, branch]) => `The branch \`${branch}\` looks like the environment ${id}.`),
      ],
    };
  });
}

/** Names that branches of lines may bear: none where the whole repository is released, or a component's. */
function listNames({ id }: RepositoryLook, component: string | null): readonly string[] {
  return component === null ? ['', id] : [component];
}

interface ChosenProducts {
  readonly chosen: readonly ProductConfig[];
  readonly several: boolean;
  readonly aside: readonly string[];
}

/**
 * Which of the products that tags tell of are proposed. Where the repository has versions of its own, its components are mostly parts of the same release;
 * but one `v0.7.0` among hundreds of tags of components is a slip.
 */
function chooseProducts({ products, id, tags, deployed, given }: RepositoryLook): ChosenProducts {
  const main = products.find((product) => product.id === id);
  const components = products.filter((product) => product !== main);
  const whole = listVersionTags(tags, main?.repositories[0]?.tags === undefined ? null : [main.repositories[0].tags].flat()).length;
  if (deployed.length > 0 && whole === 0)
    return { chosen: [{ id, name: id, repositories: [{ path: given }] }], several: false, aside: sayAside(components) };
  if (main === undefined) return { chosen: products, several: products.length > 1, aside: [] };
  const counts = components.map(({ repositories: [own] }) => listVersionTags(tags, [own?.tags ?? []].flat()).length);
  if (components.length > 1 && counts.reduce((sum, count) => sum + count, 0) > whole * 20)
    return { chosen: components, several: true, aside: [] };
  return { chosen: [main], several: false, aside: sayAside(components) };
}

function sayAside(components: readonly ProductConfig[]): readonly string[] {
  if (components.length === 0) return [];
  const shown = components.slice(0, 5).map(({ id }) => `\`${id}\``);
  const more = components.length > shown.length ? ` and ${components.length - shown.length} more` : '';
  return [
    `Tags of ${shown.join(', ')}${more} are left aside; write a product with \`tags\` and \`paths\` for each that is released by itself.`,
  ];
}
