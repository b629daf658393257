import { Command, type CommandUnknownOpts } from '@commander-js/extra-typings';
import { readVersion } from '../src/collect/read-version.ts';

const epilogue = `
Exit codes: 0 fine · 1 problems found · 2 wrong use, or cannot go on.
Data goes to stdout, progress and messages to stderr.

Example:
  $ docket build --repository ../anything --out site`;

/** Every command with what the help says of it. */
const commands: readonly (readonly [name: string, description: string, load: () => Promise<CommandUnknownOpts>])[] = [
  ['build', 'build the site', async () => (await import('./commands/build.ts')).buildCommand()],
  [
    'dev',
    'serve the site while it is worked on; a change in content/ shows at once',
    async () => (await import('./commands/dev.ts')).devCommand(),
  ],
  ['preview', 'serve the site that was built, and print its address', async () => (await import('./commands/preview.ts')).previewCommand()],
  ['book', 'print the Book as JSON', async () => (await import('./commands/book.ts')).bookCommand()],
  ['check', 'list every problem; exit code 1 when there is an error', async () => (await import('./commands/check.ts')).checkCommand()],
  [
    'lock',
    'remember new tags in content/tags.lock, so that a tag that moves is noticed',
    async () => (await import('./commands/lock.ts')).lockCommand(),
  ],
  [
    'new',
    'write a protocol, a record or an operation into content/, with everything known filled in',
    async () => (await import('./commands/new.ts')).newCommand(),
  ],
  [
    'upgrade',
    'bring a record to the current version of its protocol',
    async () => (await import('./commands/upgrade.ts')).upgradeCommand(),
  ],
  [
    'import',
    'turn a checklist or protocol document into a protocol, with a report of every line',
    async () => (await import('./commands/import.ts')).importCommand(),
  ],
  [
    'sign',
    'sign a record with an SSH key; refuses what would not be valid, and says why',
    async () => (await import('./commands/sign.ts')).signCommand(),
  ],
  [
    'verify',
    'verify offline every record, signature, evidence file and tag; exit code 1 when something signed no longer stands',
    async () => (await import('./commands/verify.ts')).verifyCommand(),
  ],
  [
    'trust',
    'vouch with a root key for content/allowed_signers and content/people.yaml as they are',
    async () => (await import('./commands/trust.ts')).trustCommand(),
  ],
];

/**
 * The `docket` command with all its subcommands. Where `args` name one, of the others there is only what the help says: loading them takes as long as
 * reading a small repository. Wrong use is reported on stderr and thrown, never exits by itself.
 */
export async function createProgram(args: readonly string[] = []) {
  const isNamed = commands.some(([name]) => args.includes(name));
  const program = new Command('docket')
    .description('Release notes, validation records and promotion history as a static site, straight from git.')
    .version(await readVersion(), '--version', 'print the version')
    .helpOption('--help', 'show this help')
    .addHelpText('after', epilogue);
  for (const [name, description, load] of commands) {
    const command: CommandUnknownOpts = isNamed && !args.includes(name) ? new Command(name) : await load();
    program.addCommand(command.description(description));
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
