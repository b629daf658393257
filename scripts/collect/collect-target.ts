import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { ForgeIo } from '../../src/forges/read/client/forge-client.ts';
import { collectSnapshot } from '../../src/forges/read/collect-snapshot.ts';
import { type OpenedForge, openForge } from '../../src/forges/read/open-forge.ts';
import { parseSnapshot } from '../../src/forges/read/parse-snapshot.ts';
import { snapshotFolder } from '../../src/forges/read/read-snapshots.ts';
import { onlyLinks } from '../../src/forges/schema/collect-failures.ts';
import { findForge } from '../../src/forges/schema/known-forges.ts';
import { formatSnapshot } from '../../src/forges/schema/snapshot/format-snapshot.ts';
import type { Snapshot } from '../../src/forges/schema/snapshot/snapshot.ts';
import { pullsOfOther } from '../../src/forges/schema/snapshot-problems.ts';
import { readBoundedFile } from '../../src/git/read/process/read-bounded-file.ts';
import { CannotGoOn } from '../../src/text/schema/cannot-go-on.ts';
import { count } from '../../src/text/schema/count.ts';
import type { Problem } from '../../src/text/schema/problem.ts';
import { isCode, writeWholeFile } from '../records/write-whole-file.ts';
import { takeLock } from '../serve/site-lock.ts';
import { expectPlain } from './expect-plain.ts';
import type { Target } from './list-targets.ts';
import type { FoundToken } from './read-token.ts';

/** What collecting one repository works with. */
export interface CollectWork {
  readonly root: string;
  readonly io: ForgeIo;
  readonly tokenOf: (host: string) => FoundToken;
  /** Ask for everything, not only for what is new. */
  readonly all: boolean;
  /** The repository has moved: its snapshot goes on under the new address. */
  readonly moved: boolean;
  readonly onProgress: (text: string) => void;
}

/** Collects one repository and writes its snapshot under each of its ids. Returns what was done, in words. Throws `CannotGoOn`. */
export async function collectTarget({ ids, web }: Target, work: CollectWork): Promise<string> {
  const [id = ''] = ids;
  if (web === null) {
    throw new CannotGoOn(`Nothing says on which forge \`${id}\` is.`, {
      hint: 'Write the address of its page as `web` into the configuration, and `forge`, such as `gitlab`, where the name of the host does not tell it; or read a file with `--from FILE`.',
    });
  }
  const { host } = new URL(web.url);
  const { token, variable } = work.tokenOf(host);
  const forge = openForge({ forge: web.forge, url: web.url, token, variable }, work.io);
  if (forge === null) return onlyLinks(id, findForge(web.forge)?.name ?? web.forge);
  await expectPlain(work.root, ids);
  const folder = path.join(work.root, snapshotFolder);
  const lock = path.join(folder, `.${id}.lock`);
  await takeLock(lock, `Another collect of \`${id}\``);
  try {
    return await collectLocked(id, { ids, forge, folder, work, host });
  } finally {
    await rm(lock, { force: true });
  }
}

interface LockedCollect {
  readonly ids: readonly string[];
  readonly forge: OpenedForge;
  readonly folder: string;
  readonly work: CollectWork;
  readonly host: string;
}

/** What one collect does that has the pages for itself. */
async function collectLocked(id: string, { ids, forge, folder, work, host }: LockedCollect): Promise<string> {
  const before = await readBefore(work.root, id);
  if (before !== null && !work.moved) expectSame(before, { id, host, project: forge.collector.project });
  const { snapshot, done } = await collectSnapshot({
    collector: forge.collector,
    before,
    all: work.all,
    partialFile: path.join(folder, `.${id}.partial`),
    now: new Date(work.io.now()).toISOString().replace(/\.\d+Z$/, 'Z'),
    asked: forge.asked,
    onProgress: work.onProgress,
  });
  for (const each of ids) await writeSnapshot(work.root, each, snapshot);
  await done();
  return describe(snapshot, before);
}

/** Writes a snapshot whole or not at all. */
export async function writeSnapshot(root: string, id: string, snapshot: Snapshot): Promise<void> {
  await writeWholeFile(fileOf(root, id), formatSnapshot(snapshot), { replace: true });
}

/** The snapshot that is there; null for none. Throws `CannotGoOn` for one that cannot be read, since writing over it would lose what the forge has forgotten. */
export async function readBefore(root: string, id: string): Promise<Snapshot | null> {
  const bytes = await readBoundedFile(fileOf(root, id), 128 * 1024 * 1024).catch((cause: unknown) => {
    if (isCode(cause, 'ENOENT')) return null;
    throw cause;
  });
  if (bytes === null) return null;
  const parsed = parseSnapshot(bytes.toString('utf8'), `${snapshotFolder}/${id}.json`);
  if ('problem' in parsed) throw failure(parsed.problem);
  return parsed.snapshot;
}

function fileOf(root: string, id: string): string {
  return path.join(root, snapshotFolder, `${id}.json`);
}

function expectSame(
  { source }: Snapshot,
  { id, host, project }: { readonly id: string; readonly host: string; readonly project: string },
): void {
  if (source.host === null || (source.host === host && source.project?.toLowerCase() === project.toLowerCase())) return;
  const names = { collected: `${source.host}/${source.project}`, configured: `${host}/${project}` };
  throw failure(pullsOfOther({ source: `${snapshotFolder}/${id}.json` }, names));
}

function failure({ place, message, hint }: Problem): CannotGoOn {
  return new CannotGoOn(`\`${place.source}\`: ${message}`, hint === undefined ? {} : { hint });
}

/** How many of each there are, how many pull requests are not as before, and what the forge has and did not show. */
export function describe({ source, pulls, milestones, releases, deployments, freezes }: Snapshot, before: Snapshot | null): string {
  const old = new Map((before?.pulls ?? []).map((pull) => [pull.number, JSON.stringify(pull)]));
  const fresh = pulls.filter((pull) => old.get(pull.number) !== JSON.stringify(pull)).length;
  const counts = [
    `${count(pulls.length, 'pull request')} (${fresh} new or changed)`,
    count(milestones.length, 'milestone'),
    ...(typeof releases === 'string' ? [] : [count(releases.length, 'release')]),
    ...(typeof deployments === 'string' ? [] : [count(deployments.length, 'deployment')]),
    ...(typeof freezes === 'string' ? [] : [count(freezes.length, 'freeze period')]),
  ];
  const hidden = source.forge === 'gitlab' ? Object.entries({ deployments, 'freeze periods': freezes }) : [];
  const missing = hidden.flatMap(([name, part]) => (typeof part === 'string' ? [name] : []));
  return `${counts.join(', ')}${missing.length === 0 ? '' : `; not collected, since the token may not see them: ${missing.join(' and ')}`}`;
}
