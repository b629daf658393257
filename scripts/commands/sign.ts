import { Command, Option } from '@commander-js/extra-typings';
import { meanings } from '../../src/validation/schema/signoffs/meanings.ts';
import { configOption, recordsHistoryOption } from './book-options.ts';

/** `docket sign`: signs a record with an SSH key, after it has shown what is signed; exit code 1 when the signature would not be valid. */
export function signCommand() {
  return new Command('sign')
    .argument('<record>', 'the record')
    .requiredOption('--role <role>', 'the role that you sign in, one of those that the protocol asks for')
    .addOption(
      new Option('--meaning <meaning>', 'what your signature means; by default what the protocol asks of the role').choices(meanings),
    )
    .option(
      '--key <key>',
      'a private key, the public key of one that an agent or token holds, or the fingerprint of one that the agent holds; by default yours in ~/.ssh, else in the agent',
    )
    .option('--principal <principal>', 'who you are; by default the one whose key it is')
    .option('--comment <text>', 'what else you sign; for a refusal, its reason', '')
    .option('--signed-at <time>', 'the time of signing, with offset; by default now')
    .option('--zone <zone>', "your time zone; by default the machine's")
    .option('--yes', 'sign without asking, as a script must')
    .addOption(configOption)
    .addOption(recordsHistoryOption)
    .addHelpText(
      'after',
      '\nExample:\n  $ docket sign content/releases/portal/2.3.0/release-validation.mdx --role qa-lead\n  $ docket sign content/releases/portal/2.3.0/uat.mdx --role qa-lead --meaning disapproval --comment "Step 4 was not run on staging."',
    )
    .action(async (record, options) => {
      const { signRecord } = await import('../sign/sign-record.ts');
      process.exitCode = await signRecord(record, options);
    });
}
