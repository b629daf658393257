import { Command, Option } from '@commander-js/extra-typings';
import { asOfOption, configOption, recordsHistoryOption, runConfigOption } from './book-options.ts';

/** `docket verify`: verifies offline every record, signature, evidence file and tag; exit code 1 when something signed no longer stands. */
export function verifyCommand() {
  return new Command('verify')
    .argument('[path...]', 'only records below these paths, and no tags')
    .option('--root <key...>', 'fingerprint of a root key that you have from elsewhere, or a file of them')
    .option('--threshold <number>', 'how many of these root keys must sign; by default all')
    .option(
      '--site <where>',
      'a published site, as a folder or an address: its files against its manifest, and against what the repositories give',
    )
    .option('--allow-unknown-history', 'do not fail when the history of the records cannot be read as a whole, as in a shallow clone')
    .addOption(
      new Option('-f, --format <format>', 'for people or for machines').choices(['text', 'json'] as const).default('text' as const),
    )
    .addOption(configOption)
    .addOption(asOfOption)
    .addOption(recordsHistoryOption)
    .addOption(runConfigOption)
    .addHelpText(
      'after',
      '\nExamples:\n  $ docket verify --root SHA256:nThbg6kXUpJWGl7E1IGOCspRomTxdCARLviKw6E5SY8\n  $ docket verify --site https://releases.example.org',
    )
    .action(async (paths, options) => {
      if (options.site !== undefined) {
        const { verifySite } = await import('../publish/verify-site.ts');
        process.exitCode = await verifySite(options.site, options);
        return;
      }
      const { verifyRecords } = await import('../verify/verify-records.ts');
      process.exitCode = await verifyRecords(paths, options);
    });
}
