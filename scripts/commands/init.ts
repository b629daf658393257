import { Command, Option } from '@commander-js/extra-typings';

/** `docket init`: configuration, process, policies, protocols and CI for a product. */
export function initCommand() {
  return new Command('init')
    .option('-r, --repository <repository...>', 'the repositories that the product is released from: paths or addresses')
    .option('--product <id>', 'its id in addresses')
    .option('--name <name>', 'its name for readers')
    .option('--process <name>', 'the process that it follows: one of those that Docket ships')
    .addOption(new Option('--forge <forge>', 'where CI runs').choices(['github', 'gitlab', 'none'] as const))
    .option('-y, --yes', 'ask nothing, and take what is proposed')
    .addHelpText(
      'after',
      '\nExample:\n  $ docket init --repository ../portal-api ../portal-client --name Portal --process gitops-validation --yes',
    )
    .action(async (options) => {
      const { initProject } = await import('../init/init-project.ts');
      await initProject(options);
    });
}
