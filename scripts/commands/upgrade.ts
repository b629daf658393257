import { Command } from '@commander-js/extra-typings';
import { upgradeRecordCommand } from '../records/upgrade-record.ts';

/** `docket upgrade`: brings what was written before to what it is written by today. */
export function upgradeCommand() {
  return new Command('upgrade')
    .addCommand(upgradeRecordCommand())
    .addHelpText('after', '\nExample:\n  $ docket upgrade record content/releases/portal/2.3.0/release-validation.mdx');
}
