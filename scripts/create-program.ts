import { Command, type CommandUnknownOpts } from '@commander-js/extra-typings';
import { readVersion } from '../src/readers/read-version.ts';
import { bookCommand } from './commands/book.ts';
import { buildCommand } from './commands/build.ts';
import { checkCommand } from './commands/check.ts';
import { devCommand } from './commands/dev.ts';
import { importCommand } from './commands/import.ts';
import { lockCommand } from './commands/lock.ts';
import { newCommand } from './commands/new.ts';
import { previewCommand } from './commands/preview.ts';
import { signCommand } from './commands/sign.ts';
import { trustCommand } from './commands/trust.ts';
import { upgradeCommand } from './commands/upgrade.ts';
import { verifyCommand } from './commands/verify.ts';

const epilogue = `
Exit codes: 0 fine · 1 problems found · 2 wrong use, or cannot go on.
Data goes to stdout, progress and messages to stderr.

Example:
  $ docket build --repository ../anything --out site`;

/** The \`docket\` command with all its subcommands. Wrong use is reported on stderr and thrown, never exits by itself. */
export async function createProgram() {
  const program = new Command('docket')
    .description('Release notes, validation records and promotion history as a static site, straight from git.')
    .version(await readVersion(), '--version', 'print the version')
    .helpOption('--help', 'show this help')
    .addHelpText('after', epilogue);
  for (const command of [
    buildCommand(),
    devCommand(),
    previewCommand(),
    bookCommand(),
    checkCommand(),
    lockCommand(),
    newCommand(),
    upgradeCommand(),
    importCommand(),
    signCommand(),
    verifyCommand(),
    trustCommand(),
  ]) {
    program.addCommand(command);
  }
  for (const { command, name } of listCommands(program)) {
    command
      .helpOption('--help', 'show this help')
      .showHelpAfterError(`  hint: Run \`${name} --help\` for what there is.`)
      .showSuggestionAfterError()
      .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'docket: ')) })
      .exitOverride();
  }
  return program;
}

/** A command and all below it, each with the words that it is called by. */
function listCommands(
  command: CommandUnknownOpts,
  parent = '',
): readonly { readonly command: CommandUnknownOpts; readonly name: string }[] {
  const name = `${parent}${command.name()}`;
  return [{ command, name }, ...command.commands.flatMap((below) => listCommands(below, `${name} `))];
}
