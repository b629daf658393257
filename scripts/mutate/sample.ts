import { createHash } from 'node:crypto';
import { relative } from 'node:path';
import process from 'node:process';

/** What Stryker says of a mistake before it is tried; the file by its path on this machine. */
interface Mistake {
  readonly id: string;
  readonly fileName: string;
  readonly mutatorName: string;
  readonly replacement: string;
  readonly location: { readonly start: Place; readonly end: Place };
}

interface Place {
  readonly line: number;
  readonly column: number;
}

/** The name by which Stryker knows the plugin. */
export const sampleChecker = 'sample';

// Changing it draws another sample, and so another figure.
const seed = 'docket';

/**
 * Ids of `count` mistakes, drawn without regard to what they are: each mistake has a number made of its words and its place, and those with the least
 * numbers are taken. So the same code gives the same sample on every machine, and a change of one file draws anew in that file alone.
 */
export function drawSample(mistakes: readonly Mistake[], count: number, root: string = process.cwd()): ReadonlySet<string> {
  const ranked = mistakes.map((mistake) => ({ id: mistake.id, rank: rankOf(mistake, root) }));
  return new Set(
    ranked
      .toSorted((one, other) => (one.rank < other.rank ? -1 : 1))
      .slice(0, count)
      .map(({ id }) => id),
  );
}

/**
 * A plugin for Stryker. It has no samples, but asks checkers whether a mistake is worth trying, all of them at once where they are one group; what is not
 * drawn is refused, and then counts nowhere.
 */
export const strykerPlugins = [
  {
    kind: 'Checker',
    name: sampleChecker,
    value: {
      init: async () => {},
      group: async (mistakes: readonly Mistake[]) => [mistakes.map(({ id }) => id)],
      check: async (mistakes: readonly Mistake[]) => {
        const drawn = drawSample(mistakes, Number(process.env['DOCKET_MUTATE_SAMPLE']));
        return Object.fromEntries(
          mistakes.map(({ id }) => [id, drawn.has(id) ? { status: 'passed' } : { status: 'compileError', reason: 'Not in the sample.' }]),
        );
      },
    },
  },
];

function rankOf({ fileName, mutatorName, replacement, location: { start, end } }: Mistake, root: string): string {
  const path = relative(root, fileName).replaceAll('\\', '/');
  const words = [seed, path, mutatorName, start.line, start.column, end.line, end.column, replacement];
  return createHash('sha256').update(JSON.stringify(words)).digest('hex');
}
