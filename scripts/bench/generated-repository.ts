import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** The shape of a generated repository. */
export interface GeneratedRepository {
  readonly folder: string;
  readonly commits: number;
  /** A tag stands on every commit that this divides. */
  readonly commitsPerTag: number;
  /** How many versions a line has; 10 by default. */
  readonly tagsPerLine?: number;
  /** Every so manieth commit is a merge of the one before it; 2 by default, so that half of all commits are merges. */
  readonly mergeEvery?: number;
}

const words = ['import', 'samples', 'queue', 'token', 'archive', 'consent', 'report', 'cache', 'retry', 'schema', 'index', 'owner', 'lab'];
const kinds = ['feat', 'fix', 'docs', 'chore', 'perf', 'refactor'];

/** Makes a bare repository with `git fast-import`: pull requests merged into main, messages of about 500 bytes, always the same bytes. */
export async function generateRepository(shape: GeneratedRepository): Promise<string> {
  const bare = path.join(shape.folder, 'generated.git');
  await run('git', ['init', '--quiet', '--bare', '--initial-branch=main', bare], '');
  await run('git', ['-C', bare, 'fast-import', '--quiet'], [...script(shape)].join(''));
  await run('git', ['-C', bare, 'repack', '-adq'], '');
  return bare;
}

function* script({ commits, commitsPerTag, tagsPerLine = 10, mergeEvery = 2 }: GeneratedRepository): Generator<string> {
  for (let mark = 1; mark <= commits; mark += 1) {
    const merge = mark > 2 && mark % mergeEvery === 0;
    const who = `Person ${mark % 97} <person${mark % 97}@example.org> ${1_500_000_000 + mark * 600} +0${mark % 9}00`;
    const message = merge ? `Merge pull request #${mark} from lab/topic-${mark}\n\n${sentence(mark, 6)}` : changeMessage(mark);
    yield `commit refs/heads/main\nmark :${mark}\nauthor ${who}\ncommitter ${who}\ndata ${Buffer.byteLength(message)}\n${message}\n`;
    // A merge joins the commit before it, as a branch of one commit, to the mainline before that.
    if (mark > 1) yield merge ? `from :${mark - 2}\nmerge :${mark - 1}\n` : `from :${mark - 1}\n`;
    yield '\n';
    if (mark % commitsPerTag === 0) yield tag(mark, nameVersion(mark / commitsPerTag - 1, tagsPerLine), who);
  }
}

function nameVersion(index: number, tagsPerLine: number): string {
  const line = Math.floor(index / tagsPerLine);
  return `v${1 + Math.floor(line / 10)}.${line % 10}.${index % tagsPerLine}`;
}

function tag(mark: number, version: string, who: string): string {
  return `tag ${version}\nfrom :${mark}\ntagger ${who}\ndata ${version.length}\n${version}\n`;
}

function changeMessage(mark: number): string {
  return `${kinds[mark % kinds.length]}(${words[mark % words.length]}): ${sentence(mark, 7)}\n\n${sentence(mark + 3, 60)}\n\nRefs: #${mark % 5000}\n`;
}

function sentence(seed: number, length: number): string {
  return Array.from({ length }, (_, index) => words[(seed * 7 + index * index + index) % words.length]).join(' ');
}

async function run(command: string, args: readonly string[], input: string): Promise<void> {
  const child = spawn(command, [...args], { stdio: [input === '' ? 'ignore' : 'pipe', 'ignore', 'inherit'] });
  child.stdin?.end(input);
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}.`);
}
