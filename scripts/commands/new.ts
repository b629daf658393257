import { Command } from '@commander-js/extra-typings';
import { newBackportCommand } from './new/new-backport.ts';
import { newOperationCommand } from './new/new-operation.ts';
import { newPolicyCommand } from './new/new-policy.ts';
import { newProtocolCommand } from './new/new-protocol.ts';
import { newRecordCommand } from './new/new-record.ts';
import { newReleaseCommand } from './new/new-release.ts';

/** `docket new`: writes a file of the content folder with everything known filled in. */
export function newCommand() {
  return new Command('new')
    .addCommand(newProtocolCommand())
    .addCommand(newRecordCommand())
    .addCommand(newReleaseCommand())
    .addCommand(newPolicyCommand())
    .addCommand(newOperationCommand())
    .addCommand(newBackportCommand())
    .addHelpText('after', '\nExample:\n  $ docket new record release-validation --product portal --release 2.3.0');
}
