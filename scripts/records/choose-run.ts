import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { CannotGoOn } from '../../src/text/schema/cannot-go-on.ts';

/** Which execution of a protocol a record is. */
export interface RunFile {
  /** Name of its file. */
  readonly name: string;
  readonly run: number;
  /** Name of the file of the run before it; null for the first. */
  readonly previous: string | null;
}

/** Chooses the file of a record: the first run is `<protocol>.mdx`, the others `<protocol>.run-2.mdx` and so on; `next` is the one after those that are there. */
export async function chooseRun(folder: string, protocol: string, wish: string | undefined): Promise<RunFile> {
  const names = await readdir(folder).catch(() => []);
  const runs = names
    .flatMap((name) => {
      const form = /^(.+?)(?:\.run-([1-9]\d{0,2}))?\.mdx?$/.exec(name);
      return form?.[1] === protocol ? [{ name, run: Number(form[2] ?? 1) }] : [];
    })
    .toSorted((a, b) => a.run - b.run);
  const run = wish === 'next' ? (runs.at(-1)?.run ?? 0) + 1 : Number(wish ?? 1);
  if (wish !== undefined && wish !== 'next' && !/^[1-9]\d{0,2}$/.test(wish)) {
    throw new CannotGoOn(`The run \`${wish}\` is not a number from 1 to 999, or \`next\`.`, {
      hint: 'Correct the value of `--run`.',
    });
  }
  const taken = runs.find((one) => one.run === run);
  if (taken !== undefined) {
    throw new CannotGoOn(`Run ${run} of \`${protocol}\` is there already as \`${taken.name}\`, and nothing is overwritten.`, {
      hint: 'Begin another run with `--run next`.',
    });
  }
  const previous = runs.filter((one) => one.run < run).at(-1)?.name ?? null;
  return { name: path.basename(run === 1 ? `${protocol}.mdx` : `${protocol}.run-${run}.mdx`), run, previous };
}
