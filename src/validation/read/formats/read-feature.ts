import { AstBuilder, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin';
import { type Background, IdGenerator, type Scenario, type Step, type Tag } from '@cucumber/messages';
import { CannotGoOn } from '../../../text/schema/cannot-go-on.ts';
import { escapeText } from '../../../text/schema/escape-text.ts';
import { formatRow } from '../../../text/schema/table-row.ts';
import type { DocumentText } from './document-text.ts';

/** How many lines a feature file may have: a protocol holds no more. */
const mostLines = 10_000;

/** A feature file as Markdown: each scenario is a heading with a table, where what is given and done is the action and what then holds is expected. */
export function readFeature(text: string, file: string): DocumentText {
  const lines = text.split('\n').filter((line) => line.trim() !== '').length;
  if (lines > mostLines)
    throw new CannotGoOn(`\`${file}\` has ${lines} lines, and one protocol can hold ${mostLines} of them.`, {
      hint: 'Import a part of it.',
    });
  const { feature } = parseFeature(text, file);
  if (feature === undefined) throw new CannotGoOn(`\`${file}\` has no feature.`, { hint: 'Name another file.' });
  const parts = [`# ${escapeText(feature.name)}`, describe(feature.description)];
  for (const child of feature.children) {
    if (child.background !== undefined) parts.push(...formatBackground(child.background));
    if (child.scenario !== undefined) parts.push(...formatScenario(child.scenario, 2, feature.tags));
    if (child.rule === undefined) continue;
    parts.push(`## ${escapeText(`${child.rule.keyword}: ${child.rule.name}`)}`, describe(child.rule.description));
    for (const own of child.rule.children) {
      if (own.background !== undefined) parts.push(...formatBackground(own.background));
      if (own.scenario !== undefined) parts.push(...formatScenario(own.scenario, 3, [...feature.tags, ...child.rule.tags]));
    }
  }
  return { markdown: `${parts.filter((part) => part !== '').join('\n\n')}\n`, notes: [] };
}

function parseFeature(text: string, file: string) {
  try {
    return new Parser(new AstBuilder(IdGenerator.incrementing()), new GherkinClassicTokenMatcher()).parse(text);
  } catch (cause) {
    const what = cause instanceof Error ? (cause.message.split('\n').find((line) => /^\(\d+:\d+\)/.test(line)) ?? cause.message) : '';
    throw new CannotGoOn(`\`${file}\` cannot be read as a feature file: ${what.slice(0, 200)}.`, {
      hint: 'Correct it there and import it again.',
      cause,
    });
  }
}

function describe(text: string): string {
  return text
    .split('\n')
    .map((line) => escapeText(line.trim()))
    .join('\n')
    .trim();
}

function formatBackground({ keyword, name, steps }: Background): readonly string[] {
  return [`**${escapeText(`${keyword}${name === '' ? '' : `: ${name}`}`)}**`, steps.map((step) => `- ${formatStep(step)}`).join('\n')];
}

/** A scenario has the tags of what it stands in, too. */
function formatScenario(scenario: Scenario, depth: number, above: readonly Tag[]): readonly string[] {
  const { keyword, name, description, steps, examples } = scenario;
  const tags = [...above, ...scenario.tags];
  const requirements = tags.flatMap((tag) => /^@([A-Z][A-Z0-9]*[-_]\d+)$/.exec(tag.name)?.[1] ?? []);
  const others = tags.map((tag) => tag.name).filter((tag) => !requirements.includes(tag.slice(1)));
  const rows = groupSteps(steps).map(({ action, expected }) => [
    action.map((step) => keepPlaces(formatStep(step), examples.length > 0)).join('<br/>'),
    expected.map((step) => keepPlaces(formatStep(step), examples.length > 0)).join('<br/>'),
    requirements.join(', '),
  ]);
  const head = ['Action', 'Expected', 'Requirement'];
  const width = requirements.length === 0 ? 2 : 3;
  const table = [head, head.map(() => '---'), ...rows].map((row) => formatRow(row.slice(0, width)));
  return [
    `${'#'.repeat(depth)} ${escapeText(`${keyword}: ${name}`)}`,
    others.length === 0 ? '' : `Tags: ${others.map(escapeText).join(' ')}`,
    describe(description),
    steps.length === 0 ? '' : table.join('\n'),
    ...examples.map(({ keyword: title, name: words, tableHeader, tableBody }) => {
      const rows = [tableHeader, ...tableBody].flatMap((row) => (row === undefined ? [] : [row.cells.map(({ value }) => value)]));
      const widths = (rows[0] ?? []).map((_, index) => Math.max(...rows.map((row) => (row[index] ?? '').length)));
      const lines = rows.map((row) =>
        `| ${row.map((value, index) => value.padEnd(widths[index] ?? 0)).join(' | ')} |`.replaceAll('`', "'"),
      );
      // Values such as `pass` are no results: what is code is none.
      const shown = lines.length === 0 ? '' : ['```text', ...lines, '```'].join('\n');
      return [`**${escapeText(`${title}${words === '' ? '' : `: ${words}`}`)}**`, shown].join('\n\n');
    }),
  ];
}

/** The places of an outline, which its examples fill, as what they are. */
function keepPlaces(text: string, isOutline: boolean): string {
  return isOutline ? text.replace(/\\<([\w -]{1,60})>/g, '`<$1>`') : text;
}

/** What is done up to where something is expected, with what is; then the next. */
function groupSteps(steps: readonly Step[]): readonly { readonly action: readonly Step[]; readonly expected: readonly Step[] }[] {
  const groups: { action: Step[]; expected: Step[] }[] = [];
  let isOutcome = false;
  for (const step of steps) {
    const type = String(step.keywordType ?? '');
    if (type === 'Outcome') isOutcome = true;
    else if (type !== 'Conjunction') isOutcome = false;
    const last = groups.at(-1);
    if (last === undefined || (!isOutcome && last.expected.length > 0))
      groups.push(isOutcome ? { action: [], expected: [step] } : { action: [step], expected: [] });
    else if (isOutcome) last.expected.push(step);
    else last.action.push(step);
  }
  return groups;
}

function formatStep({ keyword, text, docString, dataTable }: Step): string {
  const table = (dataTable?.rows ?? []).map(
    (row) => `\`${row.cells.map(({ value }) => value.replaceAll('`', "'").replaceAll('|', '/')).join(' · ')}\``,
  );
  const lines = (docString?.content.split('\n') ?? [])
    .filter((line) => line.trim() !== '')
    .map((line) => `\`${line.replaceAll('`', "'").replaceAll('|', '\\|')}\``);
  return [`${keyword.trim() === '*' ? '' : `${keyword.trim()} `}${escapeText(text)}`, ...lines, ...table].join('<br/>');
}
