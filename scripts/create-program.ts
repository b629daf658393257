import { Command, type CommandUnknownOpts } from '@commander-js/extra-typings';
import { capabilities } from '../src/capabilities.ts';
import { readVersion } from '../src/collect/read-version.ts';

const epilogue = `
Exit codes: 0 fine · 1 problems found · 2 wrong use, or cannot go on.
Data goes to stdout, progress and messages to stderr.

Example:
  $ docket build --repository ../anything --out site`;

type CommandLine = readonly [name: string, description: string, load: () => Promise<CommandUnknownOpts>];

/** Commands about the site and the Book as a whole, with what the help says of them. */
const common: readonly CommandLine[] = [
  [
    'init',
    'begin a project: look at the repositories, and write configuration, process, policies, protocols and CI',
    async () => (await import('./commands/init.ts')).initCommand(),
  ],
  ['build', 'build the site', async () => (await import('./commands/build.ts')).buildCommand()],
  ['merge', 'make the site of what `docket build --shard` made', async () => (await import('./commands/merge.ts')).mergeCommand()],
  ['hub', 'make a page of sites that teams publish themselves', async () => (await import('./publish/hub-command.ts')).hubCommand()],
  [
    'dev',
    'serve the site while it is worked on; a change in content/ shows at once',
    async () => (await import('./commands/dev.ts')).devCommand(),
  ],
  ['preview', 'serve the site that was built, and print its address', async () => (await import('./commands/preview.ts')).previewCommand()],
  [
    'config',
    'print the configuration with every value written out, as `verify` and `check` read it',
    async () => (await import('./commands/config.ts')).configCommand(),
  ],
  [
    'bundle',
    'write one archive of a release that can be verified without Docket',
    async () => (await import('./commands/bundle.ts')).bundleCommand(),
  ],
  ['book', 'print the Book as JSON', async () => (await import('./commands/book.ts')).bookCommand()],
  ['check', 'list every problem; exit code 1 when there is an error', async () => (await import('./commands/check.ts')).checkCommand()],
];

/** Commands of capabilities that stand here; a capability names those that are its own. */
const standing: Readonly<Record<string, () => Promise<CommandUnknownOpts>>> = {
  collect: async () => (await import('./commands/collect.ts')).collectCommand(),
  notes: async () => (await import('./commands/notes.ts')).notesCommand(),
  promote: async () => (await import('./promote/promote-command.ts')).promoteCommand(),
  lock: async () => (await import('./commands/lock.ts')).lockCommand(),
  new: async () => (await import('./commands/new.ts')).newCommand(),
  upgrade: async () => (await import('./commands/upgrade.ts')).upgradeCommand(),
  import: async () => (await import('./commands/import.ts')).importCommand(),
  sign: async () => (await import('./commands/sign.ts')).signCommand(),
  verify: async () => (await import('./commands/verify.ts')).verifyCommand(),
  trust: async () => (await import('./commands/trust.ts')).trustCommand(),
};

const commands: readonly CommandLine[] = [
  ...common,
  ...capabilities.flatMap((capability) =>
    capability.commands.flatMap(({ name, description, load = standing[name] }): readonly CommandLine[] =>
      load === undefined ? [] : [[name, description, load]],
    ),
  ),
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
