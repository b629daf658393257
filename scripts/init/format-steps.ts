import type { ProductConfig } from '../../src/book/schema/config.ts';
import { printable } from '../terminal/show-progress.ts';
import { mostDrafted } from './plan-project.ts';
import type { ProjectProposal } from './propose-project.ts';

/** What was seen of repositories, and what that speaks for, for people. */
export function formatProposal({ repositories, deployments, process: id, processReason }: ProjectProposal): string {
  const lines = repositories.flatMap(({ repository, component, seen }) => [
    `${component?.name ?? repository.path}`,
    ...seen.map((sentence) => `  ${sentence}`),
  ]);
  return [...lines, ...deployments, `Process: ${id}, since ${processReason}.`, '']
    .map((line) => printable(line))
    .join('\n')
    .concat('\n');
}

/** What comes after `docket init`. */
export function formatNext(options: {
  readonly products: readonly ProductConfig[];
  readonly forge: string | null;
  /** Repositories that are given by a folder, which CI does not have, and their addresses. */
  readonly addresses: ReadonlyMap<string, string | null>;
  readonly packaged: boolean;
}): string {
  const { products, forge, addresses, packaged } = options;
  const steps: readonly (readonly [command: string, why: string])[] = [
    // Nobody is sent to a registry for it: a stranger could take a name that is free there.
    ...(packaged
      ? []
      : [['npm init -y && npm install --save-dev FILE', 'with the file of the package, so that all have the same version'] as const]),
    ['git add . && git commit', 'who wrote what, and when, is known from git'],
    ['docket check', 'lists what is not right yet'],
    ['docket dev', 'shows the site while you work on it'],
    ...(products.length > mostDrafted
      ? [['docket new policy --product ID --environment ID', 'writes the draft of a policy'] as const]
      : []),
    [`docket new record release-validation --product ${products[0]?.id ?? 'ID'} --release VERSION`, ''],
  ];
  const ci = [...(forge === null ? [] : addresses)].map(([given, address]) => {
    const instead = address === null ? 'the address of that repository' : `\`${address}\``;
    return `Before CI runs: it has no \`${given}\`, so write ${instead} into \`path\` of the configuration.`;
  });
  const lines = [...steps.map(([command, why]) => `${command.padEnd(44)}  ${why}`.trimEnd()), ...ci];
  return `Next:\n${lines.map((line) => `  ${printable(line)}\n`).join('')}`;
}
