import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** The shape of a generated repository. */
export interface GeneratedRepository {
  readonly folder: string;
  readonly commits: number;
  /** A tag stands on every commit that this divides. */
  readonly commitsPerTag: number;
}

const words = ['import', 'samples', 'queue', 'token', 'archive', 'consent', 'report', 'cache', 'retry', 'schema', 'index', 'owner', 'lab'];
const kinds = ['feat', 'fix', 'docs', 'chore', 'perf', 'refactor'];

/** Makes a bare repository with `git fast-import`: pull requests merged into main, messages of about 500 bytes, always the same bytes. */
export async function generateRepository({ folder, commits, commitsPerTag }: GeneratedRepository): Promise<string> {
  const bare = path.join(folder, 'generated.git');
  await run('git', ['init', '--quiet', '--bare', '--initial-branch=main', bare], '');
  await run('git', ['-C', bare, 'fast-import', '--quiet'], [...script(commits, commitsPerTag)].join(''));
  await run('git', ['-C', bare, 'repack', '-adq'], '');
  return bare;
}

function* script(commits: number, commitsPerTag: number): Generator<string> {
  for (let mark = 1; mark <= commits; mark += 1) {
    const merge = mark > 2 && mark % 2 === 0;
    const who = `Person ${mark % 97} <person${mark % 97}@example.org> ${1_500_000_000 + mark * 600} +0${mark % 9}00`;
    const message = merge ? `Merge pull request #${mark} from lab/topic-${mark}\n\n${sentence(mark, 6)}` : changeMessage(mark);
    yield `commit refs/heads/main\nmark :${mark}\nauthor ${who}\ncommitter ${who}\ndata ${Buffer.byteLength(message)}\n${message}\n`;
    // A merge joins the commit before it, as a branch of one commit, to the mainline before that.
    if (mark > 1) yield merge ? `from :${mark - 2}\nmerge :${mark - 1}\n` : `from :${mark - 1}\n`;
    yield '\n';
    if (mark % commitsPerTag === 0) yield tag(mark, mark / commitsPerTag - 1, who);
  }
}

function tag(mark: number, index: number, who: string): string {
  const version = `v${1 + Math.floor(index / 100)}.${Math.floor(index / 10) % 10}.${index % 10}`;
  return `tag ${version}\nfrom :${mark}\ntagger ${who}\ndata ${version.length}\n${version}\n`;
}

function changeMessage(mark: number): string {
  return `${kinds[mark % kinds.length]}(${words[mark % words.length]}): ${sentence(mark, 7)}\n\n${sentence(mark + 3, 60)}\n\nRefs: #${mark % 5000}\n`;
}

function sentence(seed: number, length: number): string {
  return Array.from({ length }, (_, index) => words[(seed * 7 + index * index + index) % words.length]).join(' ');
}

async function run(command: string, args: readonly string[], input: string): Promise<void> {
  const child = spawn(command, [...args], { stdio: ['pipe', 'ignore', 'inherit'] });
  child.stdin.end(input);
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}.`);
}
