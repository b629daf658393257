import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const packageSchema = z.object({ name: z.string(), version: z.string() });

/** Reads Docket's own version from the package.json that holds this file, from `src/` as well as from the compiled `lib/`. */
export async function readVersion(): Promise<string> {
  for (const step of ['../../package.json', '../../../package.json']) {
    const text = await readFile(new URL(step, import.meta.url), 'utf8').catch(() => null);
    const found = text === null ? null : packageSchema.safeParse(JSON.parse(text));
    if (found?.success && found.data.name === 'docket') return found.data.version;
  }
  return '0.0.0';
}
