import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ProductConfig } from '../../src/book/schema/config.ts';
import { parseProcess } from '../../src/environments/read/parse-process.ts';
import { readShippedProcess, shippedProcesses } from '../../src/environments/read/shipped-processes.ts';
import type { Process } from '../../src/environments/schema/process.ts';
import { CannotGoOn } from '../../src/text/schema/cannot-go-on.ts';

/** A process that products of a project follow: their own, or one that Docket ships. */
export interface ProjectProcess extends Pick<Process, 'id' | 'environments'> {
  readonly text: string;
  readonly shipped: boolean;
}

/** Reads a process by its name: that of the project, else the one that Docket ships. Throws `CannotGoOn` where there is none, or it cannot be read. */
export async function readProjectProcess(root: string, id: string): Promise<ProjectProcess> {
  const file = `content/processes/${id}.yaml`;
  const own = /^[a-z0-9-]+$/.test(id) ? await readFile(path.join(root, file), 'utf8').catch(() => null) : null;
  const text = own ?? (await readShippedProcess(id));
  if (text === null)
    throw new CannotGoOn(`Docket ships no process \`${id}\`, and there is no \`${file}\`.`, {
      hint: `Write that file, or choose one of ${shippedProcesses.map((each) => `\`${each}\``).join(', ')}; it can be changed afterwards.`,
    });
  const { process, problems } = parseProcess(text, { source: file, id, shipped: own === null });
  if (process === null)
    throw new CannotGoOn(`\`${file}\` cannot be read: ${problems[0]?.message ?? 'it is no process.'}`, {
      hint: 'Correct it; `docket check` says where.',
    });
  return { id, environments: process.environments, text, shipped: own === null };
}

/** The process that a product follows today, by its name; undefined for none. */
export function findProcessId({ process }: Pick<ProductConfig, 'process'>): string | undefined {
  return typeof process === 'string' ? process : process?.at(-1)?.id;
}

/** The processes to choose from, each with the way through its environments. */
export async function listProcessChoices(): Promise<readonly { readonly value: string; readonly hint: string }[]> {
  return Promise.all(
    shippedProcesses.map(async (value) => {
      const { process } = parseProcess((await readShippedProcess(value)) ?? '', { source: value, id: value, shipped: true });
      return { value, hint: process?.environments.map(({ name }) => name).join(' → ') ?? '' };
    }),
  );
}
