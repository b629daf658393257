import { Command } from '@commander-js/extra-typings';
import { configOption, runConfigOption } from './book-options.ts';

/** `docket collect`: asks the forges and writes the snapshots of pull requests. The only command that uses the network of a forge. */
export function collectCommand() {
  return new Command('collect')
    .argument('[repository...]', 'ids of repositories; by default all of the configuration')
    .option('--from <file>', 'read a file instead: what `gh pr list --json` prints, or JSON as schema/pulls.json of the site describes')
    .option('--all', 'ask for everything again, not only for what is new')
    .option('--moved', 'the repository has moved on its forge: go on with its snapshot under the new address')
    .addOption(configOption)
    .addOption(runConfigOption)
    .addHelpText(
      'after',
      `
Tokens come from the environment, each for one host: DOCKET_TOKEN_GITLAB_EXAMPLE_ORG for gitlab.example.org;
GITHUB_TOKEN and GH_TOKEN for github.com, GITLAB_TOKEN for gitlab.com. The guide content/guides/collecting.md says what each must be allowed.

Example:
  $ GITHUB_TOKEN=… docket collect api`,
    )
    .action(async (ids, options) => {
      const { collectPulls } = await import('../collect/collect-pulls.ts');
      process.exitCode = await collectPulls(ids, options);
    });
}
