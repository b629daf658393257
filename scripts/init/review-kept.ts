import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { PlannedFile } from './plan-project.ts';

/** What files that were there already lack, in sentences: what git is to leave out, and the jobs of CI. */
export async function reviewKept(root: string, kept: readonly PlannedFile[]): Promise<readonly string[]> {
  const sentences = await Promise.all(
    kept.map(async ({ file, text }) => {
      const there = await readFile(path.join(root, file), 'utf8').catch(() => null);
      return there === null ? [] : reviewFile(file, { there, text });
    }),
  );
  return sentences.flat();
}

function reviewFile(file: string, { there, text }: { readonly there: string; readonly text: string }): readonly string[] {
  if (file === '.gitignore') {
    const lines = new Set(there.split(/\r?\n/).map(trimPattern));
    const missing = text.split('\n').filter((line) => line !== '' && !lines.has(trimPattern(line)));
    return missing.length === 0
      ? []
      : [`\`.gitignore\` lacks ${missing.map((line) => `\`${line}\``).join(' and ')}: add ${missing.length === 1 ? 'it' : 'them'}.`];
  }
  if (!/^\.git(?:hub\/|lab-ci)/.test(file) || /docket/i.test(there)) return [];
  return [`\`${file}\` does not run Docket: add the jobs from \`scripts/ci/\` of the package, as the guide on publishing says.`];
}

/** `/dist`, `dist/` and `dist` leave out the same folder at the top. */
const trimPattern = (line: string): string => line.trim().replace(/^\/|\/$/g, '');
