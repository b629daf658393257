import type { ProductConfig } from '../../src/book/schema/config.ts';
import { formatIdentifier } from '../../src/git/schema/repository-id.ts';
import { formatConfig } from './format-config.ts';
import type { ProjectProposal } from './propose-project.ts';
import type { ProjectProcess } from './read-process.ts';

/** What somebody decided about a new project. */
export interface ProjectAnswers {
  readonly product: { readonly id: string; readonly name: string };
  readonly process: string;
  readonly forge: string | null;
}

/** A file to be written, and what it is for. */
export interface PlannedFile {
  readonly file: string;
  readonly text: string;
}

/** The products of a new configuration: one of all repositories, or one for each component where tags name components. */
export function planProducts(
  { repositories: proposals, promotions }: Pick<ProjectProposal, 'repositories' | 'promotions'>,
  { product, process }: ProjectAnswers,
): readonly ProductConfig[] {
  const plain = proposals.filter(({ component }) => component === null).map(({ repository }) => repository);
  const components = proposals.flatMap(({ component, repository }) =>
    component === null ? [] : [{ ...component, process, repositories: [repository] }],
  );
  const sources = promotions.length === 0 ? {} : { promotions: [...promotions] };
  return plain.length === 0 ? components : [{ ...product, process, repositories: plain, ...sources }, ...components];
}

/** All files of a new project but the configuration. */
export function planContent(options: {
  /** `process` names the one that the product follows. */
  readonly products: readonly { readonly id: string; readonly name: string; readonly process: string }[];
  readonly processes: ReadonlyMap<string, ProjectProcess>;
  readonly protocols: ReadonlyMap<string, string>;
  readonly workflow: PlannedFile | null;
}): readonly PlannedFile[] {
  const { products, processes, protocols, workflow } = options;
  return [
    { file: '.gitignore', text: 'node_modules/\ndist/\ncontent/pulls/.*\n' },
    ...[...processes.values()].map(({ id, text, shipped }) => ({
      file: `content/processes/${id}.yaml`,
      text: shipped ? `${nameSchema('process', 2)}${text}` : text,
    })),
    ...(products.length > mostDrafted ? [] : products).flatMap(({ id, name, process }) =>
      (processes.get(process)?.environments ?? []).map((environment) => ({
        file: `content/environments/${id}/${environment.id}.mdx`,
        text: draftPolicy({
          product: name,
          environment: environment.name,
          id: environment.id,
          description: environment.description,
        }),
      })),
    ),
    ...[...protocols].map(([id, text]) => ({ file: `content/protocols/${id}.mdx`, text })),
    { file: 'content/people.yaml', text: people },
    ...(workflow === null ? [] : [workflow]),
  ];
}

/** The configuration's file and text. Where a package says that its files are CommonJS, its ending says that this one is not. */
export function planConfig(title: string, products: readonly ProductConfig[], { commonjs }: { readonly commonjs: boolean }): PlannedFile {
  return { file: commonjs ? 'docket.config.mts' : 'docket.config.ts', text: formatConfig({ title, products }) };
}

/** Drafts for more products than that are written one by one, by `docket new policy`. */
export const mostDrafted = 5;

/** The line by which editors find the schema of a YAML file, which lies so many folders below the project. */
const nameSchema = (name: string, depth: number): string =>
  `# yaml-language-server: $schema=${'../'.repeat(depth)}node_modules/docket/schema/${name}.json\n`;

const people = `${nameSchema('people', 1)}# Who may sign, in which role. Each person has a line in content/allowed_signers with the public half of a key:
#   ada@example.org namespaces="signoff@docket" ssh-ed25519 AAAA…
# people:
#   - principal: ada@example.org
#     name: Ada Example
#     roles: [{ role: tester }, { role: reviewer, from: '2027-01-01T00:00:00Z' }]
people: []
`;

/** The draft of an environment's policy: what nobody has written yet stands in it as a question. */
export function draftPolicy(of: {
  readonly product: string;
  readonly environment: string;
  readonly id: string;
  readonly description: string | null;
}): string {
  const description = of.description === null ? '' : `\n${of.description}\n`;
  return `---
${nameSchema('policy', 3)}identifier: ENV-${formatIdentifier(of.id).toUpperCase()}
title: '${`${of.environment} of ${of.product}`.replaceAll("'", "''")}'
version: 1
status: draft
# owner: who answers for this policy
# access: [who may do what there]
# data: [which data it holds, and where they come from]
# monitoring: [{ name: Error rate, url: 'https://…/?version={version}&from={from}&to={to}', who: who looks, and when }]
# rollback: { plan: how to go back, by: who decides, minutes: 10 }
# attributes: [{ name: PostgreSQL, wanted: '16', as: production }]
---
${description}
Write what holds in this environment and why, then set \`status: in-force\` and \`from\` to the day that it begins.
`;
}
