import { count } from '../../src/text/schema/count.ts';
import type { ComparedStep } from '../../src/validation/assemble/drafts/compare-protocols.ts';
import type { Step } from '../../src/validation/schema/records/step.ts';
import { printable } from '../terminal/show-progress.ts';

/** What an upgrade of a record does, or would do. */
export interface ShownUpgrade {
  readonly record: string;
  readonly protocol: string;
  readonly from: { readonly version: string | null; readonly known: boolean };
  readonly to: { readonly version: string };
  readonly steps: readonly ComparedStep[];
}

const words = {
  carried: 'unchanged, its result is carried over',
  changed: 'changed, untouched from here on',
  added: 'new',
  removed: 'not in the protocol any more',
} as const;

/** The steps of an upgrade for a terminal: those that change as three columns side by side, with the result that falls away; the others in one line each. */
export function formatUpgrade({ record, protocol, from, to, steps }: ShownUpgrade, width: number): string {
  const titles = [`${protocol} ${from.version ?? '?'}${from.known ? '' : ' (text not known)'}`, 'record', `${protocol} ${to.version}`];
  const column = Math.max(16, Math.floor((Math.min(width, 200) - 8) / 3));
  const shown = steps.flatMap((step) => [
    `${printable(step.id)}: ${words[step.fate]}`,
    ...(step.fate === 'carried' ? [] : formatColumns([describe(step.before), describeExecuted(step.record), describe(step.after)], column)),
  ]);
  const counts = (['carried', 'changed', 'added', 'removed'] as const).map(
    (fate) => `${steps.filter((step) => step.fate === fate).length} ${fate}`,
  );
  return [printable(record), ...formatColumns(titles, column), ...shown, `${count(steps.length, 'step')}: ${counts.join(', ')}`, ''].join(
    '\n',
  );
}

function describe(step: Step | null): string {
  if (step === null) return '—';
  return step.expected === '' ? step.action : `${step.action} → ${step.expected}`;
}

function describeExecuted(step: Step | null): string {
  if (step === null) return '—';
  const outcome = [step.reason === '' ? step.result : `${step.result}: ${step.reason}`, step.actual, step.tester, step.date].filter(
    (part) => part !== '',
  );
  return `${describe(step)} [${outcome.join('; ')}]`;
}

function formatColumns(texts: readonly string[], width: number): readonly string[] {
  const columns = texts.map((text) => wrap(printable(text), width));
  const height = Math.max(...columns.map((lines) => lines.length));
  return Array.from({ length: height }, (_, row) => `  ${columns.map((lines) => (lines[row] ?? '').padEnd(width)).join(' | ')}`.trimEnd());
}

function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).flatMap((one) => one.match(new RegExp(`.{1,${width}}`, 'gu')) ?? [])) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
