import { Command } from '@commander-js/extra-typings';
import { configOption } from './book-options.ts';

/** `docket trust`: a root key vouches for `allowed_signers` and `people.yaml` as they are. */
export function trustCommand() {
  return new Command('trust')
    .requiredOption(
      '--key <key>',
      'a root key: a private key, the public key of one that an agent or token holds, or the fingerprint of one that the agent holds',
    )
    .option('--name <name>', 'how the signatures are named', 'root')
    .option('--yes', 'sign without asking, as a script must')
    .addOption(configOption)
    .addHelpText('after', '\nExample:\n  $ docket trust --key ~/.ssh/root.pub --name mara')
    .action(async (options) => {
      const { vouch } = await import('../sign/vouch.ts');
      process.exitCode = await vouch(options);
    });
}
