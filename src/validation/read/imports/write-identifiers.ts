import type { ParsedBody } from '../../schema/records/parsed-document.ts';
import type { Step } from '../../schema/records/step.ts';
import { listStepTables } from '../../schema/records/step-tables.ts';

type Shape = Step['shape'];

/**
 * Gives steps an identifier of their own where nobody wrote one, so that it stays when steps are added above: a column in a table, a word at the head of a task
 * or item. Read again with `parse`, every step must have it and the words it had; a form in which that fails keeps its identifiers of place.
 */
export function writeIdentifiers(
  { steps }: ParsedBody,
  lines: readonly string[],
  parse: (lines: readonly string[]) => ParsedBody,
): readonly string[] {
  const ids = chooseIds(steps);
  if (ids.size === 0) return lines;
  const attempts: readonly ReadonlySet<Shape>[] = [
    new Set<Shape>(['table', 'task', 'box', 'list']),
    new Set<Shape>(['table', 'task']),
    new Set<Shape>(['table']),
    new Set<Shape>(['task']),
  ];
  for (const shapes of attempts) {
    const written = writeInto(steps, lines, { ids, shapes });
    if (written.every((line, index) => line === lines[index])) continue;
    const found = parse(written).steps;
    const same = steps.every((step, index) => {
      const own = found[index];
      const id = shapes.has(step.shape) ? (ids.get(step) ?? step.id) : null;
      return own !== undefined && own.action === step.action && own.expected === step.expected && (id === null || own.id === id);
    });
    if (same && found.length === steps.length) return written;
  }
  return lines;
}

/** `S-1`, `S-2` … for steps without an identifier, none of which anyone wrote elsewhere. */
function chooseIds(steps: readonly Step[]): ReadonlyMap<Step, string> {
  const taken = new Set(steps.map(({ id }) => id.toLowerCase()));
  const prefix =
    ['S', 'STEP', 'IMPORTED-STEP'].find((one) => !steps.some((_, index) => taken.has(`${one}-${index + 1}`.toLowerCase()))) ?? 'S';
  return new Map(steps.flatMap((step, index) => (step.idWritten ? [] : [[step, `${prefix}-${index + 1}`] as const])));
}

function writeInto(
  steps: readonly Step[],
  lines: readonly string[],
  { ids, shapes }: { readonly ids: ReadonlyMap<Step, string>; readonly shapes: ReadonlySet<Shape> },
): readonly string[] {
  const written = [...lines];
  for (const [step, id] of ids) {
    const index = step.line - 1;
    if (!shapes.has(step.shape) || step.shape === 'table') continue;
    written[index] = (written[index] ?? '').replace(
      /^(\s*(?:>\s*)*(?:(?:[-*+]|\d+[.)])\s+)?(?:\[[ xX]\]\s+|[☐☑☒]\s*)?)(?=\S)/,
      (_, mark: string) => `${mark}**${id}** `,
    );
  }
  if (!shapes.has('table')) return written;
  const byLine = new Map(steps.map((step) => [step.line - 1, step]));
  for (const { from, to } of listStepTables(steps, lines)) {
    const rows = Array.from({ length: to - from - 2 }, (_, index) => from + 2 + index);
    if (rows.some((row) => byLine.get(row)?.idWritten === true)) continue;
    const cells = ['ID', '---', ...rows.map((row) => idOf(byLine.get(row), ids))];
    for (const [index, cell] of cells.entries()) {
      written[from + index] = `| ${cell}${cell === '' ? '' : ' '}| ${(lines[from + index] ?? '').trim().replace(/^\|\s*/, '')}`;
    }
  }
  return written;
}

function idOf(step: Step | undefined, ids: ReadonlyMap<Step, string>): string {
  return step === undefined ? '' : (ids.get(step) ?? '');
}
