import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPublished } from '../../../src/publish/read/read-published.ts';
import { compareFiles } from '../../../src/publish/schema/manifest.ts';
import { folderDigest } from '../../build/folder-digest.ts';
import { makeFolder, makeRepository, type TestRepository } from '../../git-repository.ts';
import { isThorough, often } from '../../often.ts';
import { docketFile } from '../serve-docket.ts';
import { tryDocket } from '../try-docket.ts';

const kills = often(3, 20);
/** Shares of the time that a whole job takes, the same in every run. */
const moments = fc.sample(fc.noBias(fc.integer({ min: 5, max: 110 })), { numRuns: kills, seed: 20_261_130 }).map((share) => share / 100);

// The job ends in a build, which is killed in every run.
test.runIf(isThorough)(
  'a job that is killed at random moments leaves a published site that is whole, and the next one publishes what is new',
  async () => {
    const { here, repository } = makeProject();
    const begun = performance.now();
    expect(await ended(startJob(here))).toBe(0);
    const whole = performance.now() - begun;
    for (const [at, moment] of moments.entries()) {
      repository.git('tag', `v1.0.${at + 1}`);
      const job = startJob(here);
      await Promise.race([setTimeout(whole * moment), once(job, 'exit')]);
      killJob(job);
      await ended(job);
      await readWhole(here);
    }
    expect(await ended(startJob(here))).toBe(0);
    await readWhole(here);
    const { code, stderr } = tryDocket(here, 'build', '--out', 'clean');
    expect(code, stderr).toBe(0);
    expect(folderDigest(join(here, 'public'))).toEqual(folderDigest(join(here, 'clean')));
    expect(readdirSync(here).filter((name) => name.startsWith('.'))).toEqual([]);
  },
);

test('of three jobs that publish at once one does so, the others say that it is under way, and the site is whole', async () => {
  const { here } = makeProject();
  const codes = await Promise.all([startJob(here), startJob(here), startJob(here)].map(ended));
  expect(codes.filter((code) => code === 0).length).toBeGreaterThanOrEqual(1);
  expect(codes.filter((code) => code !== 0 && code !== 2)).toEqual([]);
  await readWhole(here);
  expect(await ended(startJob(here))).toBe(0);
  const { code, stderr } = tryDocket(here, 'build', '--out', 'clean');
  expect(code, stderr).toBe(0);
  expect(folderDigest(join(here, 'public'))).toEqual(folderDigest(join(here, 'clean')));
});

function makeProject(): { readonly here: string; readonly repository: TestRepository } {
  const repository = makeRepository();
  repository.commit('feat: begin');
  repository.git('tag', 'v1.0.0');
  const here = makeFolder();
  const config = { products: [{ id: 'tool', name: 'Tool', repositories: [{ id: 'tool', path: repository.path }] }] };
  writeFileSync(join(here, 'docket.config.ts'), `export default ${JSON.stringify(config)};\n`);
  return { here, repository };
}

/** Expects the site that is there to be what its manifest says, no file less or more. Killed between its two renames, a job has set it aside. */
async function readWhole(here: string): Promise<void> {
  const aside = join(here, '.public.docket-build', 'old');
  const site = join(here, 'public');
  const { manifest, files } = await readPublished(existsSync(site) ? site : aside);
  expect(compareFiles(manifest.files, files)).toEqual({ changed: [], added: [], missing: [] });
}

/** What the script of CI runs last, in a group of its own; all before it writes nothing of the site. */
function startJob(here: string): ChildProcess {
  const command = `${process.execPath} ${docketFile} build --out public; exit $?`;
  return spawn('sh', ['-c', command], { cwd: here, stdio: 'ignore', detached: true });
}

function killJob({ pid, exitCode }: ChildProcess): void {
  if (pid === undefined || exitCode !== null) return;
  process.kill(-pid, 'SIGKILL');
}

async function ended(job: ChildProcess): Promise<number | null> {
  if (job.exitCode === null && job.signalCode === null) await once(job, 'exit');
  return job.exitCode;
}
