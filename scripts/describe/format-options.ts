import type { CommandUnknownOpts, Option } from '@commander-js/extra-typings';
import { formatRow } from '../../src/text/schema/table-row.ts';
import type { DescribedSchema } from './describe-schema.ts';
import { listSettings, type SettingGroup } from './list-settings.ts';

/** The guide with every setting of the configuration and every option of the command, as Markdown. */
export function formatOptions(config: DescribedSchema, program: CommandUnknownOpts): string {
  return [
    front,
    '## The configuration',
    '`docket.config.ts` holds one object. What an editor shows of a setting, and what stands here, is written beside its schema. `docket check` names each mistake with line and column, and `docket config` prints the configuration with everything written out.',
    ...listSettings(config).flatMap(formatGroup),
    '## Commands',
    ...[...listCommands(program)].flatMap(({ name, command }) => formatCommand(name, command)),
    '## Environment variables',
    'Variables of the script for CI are in [Publishing on each tag](publishing.md), tokens for forges in [Pull requests from the forge](collecting.md#tokens).',
    formatTable(['variable', 'what it is'], variables),
  ]
    .join('\n\n')
    .concat('\n');
}

const front = `---
title: All options
description: Every setting of the configuration, every option of every command, every environment variable.
group: Reference
order: 50
---

<!-- Written by \`npm run describe\` from the schema of the configuration and from the commands themselves. -->

What a code of a problem means is on the page [Problems](../../problems/) of every site.`;

/** What the commands read of the environment, besides tokens. */
const variables: readonly (readonly string[])[] = [
  ['`SOURCE_DATE_EPOCH`', 'What counts as now, in seconds since 1970, where `--as-of` is not given.'],
  ['`CHROMIUM_PATH`', 'The browser that prints PDFs.'],
  ['`XDG_CACHE_HOME`', 'Where what is kept between runs lies, in a folder `docket`; by default `~/.cache`.'],
  ['`TMPDIR`', 'Where temporary files go.'],
  ['`DOCKET_DEBUG`', 'Set to anything, a failure prints where in the program it happened, for a report of a defect.'],
];

function formatGroup({ path, settings }: SettingGroup): readonly string[] {
  const rows = settings.map(({ name, description, value, initial }) => [
    `\`${name}\``,
    value,
    [
      description,
      initial === undefined ? 'Required.' : initial === null || initial === '{}' || initial === '[]' ? '' : `By default \`${initial}\`.`,
    ]
      .filter((part) => part !== '')
      .join(' '),
  ]);
  return [`### ${path === '' ? 'The file itself' : `\`${path}\``}`, formatTable(['setting', 'value', 'what it does'], rows)];
}

interface NamedCommand {
  readonly name: string;
  readonly command: CommandUnknownOpts;
}

function* listCommands(command: CommandUnknownOpts, parent = ''): Generator<NamedCommand> {
  const name = `${parent}${command.name()}`;
  if (parent !== '') yield { name, command };
  for (const below of command.commands) if (below.name() !== 'help') yield* listCommands(below, `${name} `);
}

function formatCommand(name: string, command: CommandUnknownOpts): readonly string[] {
  const rows = [
    ...command.registeredArguments.map((argument) => [
      `\`${argument.required ? `<${argument.name()}${argument.variadic ? '...' : ''}>` : `[${argument.name()}${argument.variadic ? '...' : ''}]`}\``,
      formatSentence(argument.description),
    ]),
    ...command.options.map((option) => [`\`${option.flags}\``, [formatSentence(option.description), ...describeOption(option)].join(' ')]),
  ];
  const description = formatSentence(command.description());
  return [`### \`${name}\``, description, ...(rows.length === 0 ? [] : [formatTable(['option', 'what it does'], rows)])];
}

function describeOption({ argChoices, defaultValue, mandatory }: Option): readonly string[] {
  const initial = typeof defaultValue === 'string' || typeof defaultValue === 'number' ? String(defaultValue) : '';
  return [
    ...(argChoices === undefined ? [] : [`One of ${argChoices.map((each) => `\`${each}\``).join(', ')}.`]),
    ...(initial === '' ? [] : [`By default \`${initial}\`.`]),
    ...(mandatory ? ['Required.'] : []),
  ];
}

/** Descriptions in the help are clauses without an end. */
function formatSentence(text: string): string {
  return text === '' ? '' : `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.?]$/.test(text) ? '' : '.'}`;
}

function formatTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => formatRow(cells.map(escapeCell))).join('\n');
}

/** A bar in a cell would begin another one, in code as well; a name in angle brackets outside code would be an element. */
const escapeCell = (text: string): string =>
  text
    .replaceAll('|', '\\|')
    .split('`')
    .map((part, at) => (at % 2 === 0 ? part.replaceAll('<', '\\<') : part))
    .join('`');
