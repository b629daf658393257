import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { askAboutCommits } from '../../../src/collect/ask-about-commits.ts';
import { factsAsRead, listQuestions } from '../../../src/collect/early-facts.ts';
import { readRepository } from '../../../src/git/read/repository/read-repository.ts';
import type { Commit } from '../../../src/git/schema/repository.ts';
import { readRepositoryNotes } from '../../../src/notes/read/read-notes.ts';
import { readNamedNumbers } from '../../../src/releases/read/numbers/named-numbers.ts';
import { nameOf } from '../../book/choose-plan.ts';
import { openBook } from '../../book/open-book.ts';
import { showProgress } from '../../terminal/show-progress.ts';
import { formatRatio, formatSeconds, formatTable } from '../format-figures.ts';
import { measure } from '../measure.ts';

// What reading costs beside commits, each apart, as a ratio to one `git log` pass: numbers that files name, files of commits whose message leaves their
// category open, patches of commits that may be copies of each other, and fragments and changelogs. Nothing is taken from an earlier run.
const { values, positionals } = parseArgs({ allowPositionals: true, options: { runs: { type: 'string', default: '3' } } });
if (positionals.length === 0) throw new Error('Name repositories: node scripts/bench/reading/bench-apart.ts ../git');
const rows: string[][] = [
  ['repository', '`git log`', 'named numbers', 'files of unclear commits', 'patches of suspects', 'fragments and changelogs'],
];
for (const repository of positionals) rows.push(await measureApart(path.resolve(repository)));
console.log(formatTable(rows));

async function measureApart(repository: string): Promise<string[]> {
  const { book } = await openBook({ repository: [repository] }, showProgress(process.stderr));
  const commits: Commit[] = [];
  const source = { path: repository, id: path.basename(repository) };
  const { history, gitDir, kept } = await readRepository({ ...source, onCommit: (commit) => commits.push(commit) });
  const questions = listQuestions(history, factsAsRead([]), kept);
  const tips = [...history.branches.map(({ commit }) => commit), ...history.tags.flatMap(({ commit }) => commit ?? [])];
  const log = [
    '-C',
    repository,
    'log',
    '-z',
    '--date=raw',
    '--format=%H%x00%P%x00%aN%x00%aE%x00%ad%x00%cd%x00%s%x00%b',
    '--branches',
    '--tags',
  ];
  const ask = (some: Partial<typeof questions>) =>
    askAboutCommits({ gitDir, history, questions: { unsure: [], suspects: [], ...some } }, nowhere());
  const pass = await middle(() => measure({ command: 'git', args: log, quiet: true }));
  const named = await middle(() => readNamedNumbers(gitDir, tips, history.head.commit));
  const files = await middle(() => ask({ unsure: questions.unsure }));
  const patches = await middle(() => ask({ suspects: questions.suspects }));
  const notes = await middle(() =>
    Promise.all(book.products.map((product) => readRepositoryNotes({ product, history, gitDir, component: false }))),
  );
  const cost = (seconds: number, of: string): string => `${formatRatio(seconds / pass)} (${formatSeconds(seconds)}${of})`;
  return [
    nameOf(repository, repository),
    formatSeconds(pass),
    cost(named, ''),
    cost(files, `, ${Math.min(questions.unsure.length, 20_000)} commits`),
    cost(patches, `, ${new Set(questions.suspects.flat()).size} commits`),
    cost(notes, ''),
  ];
}

/** An empty folder for what is kept: every run asks git for all. */
function nowhere(): { readonly folder: string; readonly stamp: () => string } {
  return { folder: mkdtempSync(path.join(tmpdir(), 'docket-bench-')), stamp: () => '' };
}

/** Seconds of wall time that some work takes, in the middle of its runs. */
async function middle(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < Number(values.runs); run += 1) {
    const begun = performance.now();
    await work();
    times.push((performance.now() - begun) / 1000);
  }
  return times.toSorted((left, right) => left - right)[Math.floor(times.length / 2)] ?? 0;
}
