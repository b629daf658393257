import { escapeText } from '../../../text/schema/escape-text.ts';
import { formatRow } from '../../../text/schema/table-row.ts';
import type { Step } from './step.ts';

interface Column {
  readonly title: string;
  readonly read: (step: Step) => string;
  /** Left out when it is empty for all steps. */
  readonly optional?: boolean;
}

/**
 * Steps as the lines of a GFM table with all that is known of them, and room for their execution. `filled` says whether results are written as well:
 * without, every step is untouched. A text of several lines becomes one line. Other fields become notes, so that none is taken for what is to be done.
 */
export function formatSteps(steps: readonly Step[], { filled }: { readonly filled: boolean }): readonly string[] {
  if (steps.length === 0) return [];
  const columns = [...describeColumns(steps), ...executionColumns(steps, filled)];
  const shown = columns.filter(({ optional, read }) => optional !== true || steps.some((step) => read(step) !== ''));
  return [
    formatRow(shown.map(({ title }) => escapeText(title))),
    formatRow(shown.map(() => '---')),
    ...steps.map((step) => formatRow(shown.map(({ read }) => escapeText(read(step))))),
  ];
}

function describeColumns(steps: readonly Step[]): readonly Column[] {
  const named = new Set(steps.flatMap(({ fields }) => fields.map(({ name }) => name)));
  return [
    { title: 'ID', read: ({ id }) => id },
    { title: 'Action', read: ({ action }) => action },
    { title: 'Expected', read: ({ expected }) => expected },
    { title: 'Requirement', read: listReferences, optional: true },
    { title: 'Depends on', read: ({ dependsOn }) => dependsOn.join(', '), optional: true },
    { title: 'Critical', read: ({ critical }) => (critical ? 'yes' : ''), optional: true },
    ...[...named].map((name) => ({
      title: `Note: ${name}`,
      read: ({ fields }: Step) =>
        fields
          .filter((field) => field.name === name)
          .map(({ value }) => value)
          .join(' '),
      optional: true,
    })),
  ];
}

function executionColumns(steps: readonly Step[], filled: boolean): readonly Column[] {
  const only = (read: (step: Step) => string) => (filled ? read : () => '');
  return [
    { title: 'Actual', read: only(({ actual }) => actual) },
    { title: 'Result', read: only(formatResult) },
    { title: 'Evidence', read: only(({ evidence }) => evidence.join(', ')) },
    { title: 'Tester', read: only(({ tester }) => tester) },
    { title: 'Date', read: only(({ date }) => date) },
    ...(steps.some(({ critical, checkedBy }) => critical || checkedBy !== '')
      ? [{ title: 'Checked by', read: only(({ checkedBy }) => checkedBy) }]
      : []),
  ];
}

/** What is referred to and not already said in the words of the step. */
function listReferences({ references, action, expected }: Step): string {
  return references
    .map(({ id }) => id)
    .filter((id) => !action.includes(id) && !expected.includes(id))
    .join(', ');
}

/** A result in the words that a reader of the record would write. */
function formatResult({ result, reason, written }: Step): string {
  if (result === 'untouched') return /[☐□]|^\[ ?\]/.test(written) ? '' : written;
  return reason === '' ? result : `${result}: ${reason}`;
}
