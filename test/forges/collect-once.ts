import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { collectSnapshot } from '../../src/forges/read/collect-snapshot.ts';
import { openForge } from '../../src/forges/read/open-forge.ts';
import { formatSnapshot } from '../../src/forges/schema/snapshot/format-snapshot.ts';
import { type Snapshot, snapshotSchema } from '../../src/forges/schema/snapshot/snapshot.ts';
import { CannotGoOn } from '../../src/text/schema/cannot-go-on.ts';
import { worldNow } from './loopback/world.ts';

export const secret = 'not-a-real-token/0123456789+=';

export interface Once {
  readonly forge: string;
  readonly url: string;
  readonly token?: string | null;
  readonly before?: Snapshot | null;
  readonly now?: number;
  readonly timeout?: number;
  /** A folder that an earlier collect left its pages in. */
  readonly folder?: string;
  readonly all?: boolean;
}

export interface Collected {
  readonly snapshot: Snapshot;
  readonly text: string;
  /** All pauses, in seconds, and whatever was said. */
  readonly waits: readonly number[];
  readonly said: readonly string[];
}

/** Collects once from a loopback forge, without a clock and without sleeping. */
export async function collectOnce(once: Once): Promise<Collected> {
  const waits: number[] = [];
  const said: string[] = [];
  const folder = once.folder ?? (await makeFolder());
  const forge = openForge(
    { forge: once.forge, url: once.url, token: once.token === undefined ? secret : once.token, variable: 'DOCKET_TOKEN_LOOPBACK' },
    {
      now: () => once.now ?? worldNow,
      sleep: async (milliseconds) => void waits.push(Math.round(milliseconds / 1000)),
      random: () => 0.5,
      onWait: (reason) => said.push(reason),
      timeout: once.timeout ?? 10_000,
    },
  );
  if (forge === null) throw new Error('There is no collector for this forge.');
  const { snapshot, done } = await collectSnapshot({
    collector: forge.collector,
    before: once.before ?? null,
    all: once.all ?? false,
    partialFile: path.join(folder, '.api.partial'),
    now: new Date(once.now ?? worldNow).toISOString().replace('.000Z', 'Z'),
    asked: forge.asked,
    onProgress: (text) => said.push(text),
  });
  await done();
  return { snapshot: snapshotSchema.parse(snapshot), text: formatSnapshot(snapshot), waits, said };
}

/** The message and the hint of a collect that cannot go on, and everything else that it left behind. */
export async function failOnce(
  once: Once,
): Promise<{ readonly message: string; readonly hint: string | undefined; readonly left: string }> {
  const folder = await makeFolder();
  const cause: unknown = await collectOnce({ ...once, folder }).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(cause instanceof CannotGoOn)) throw cause ?? new Error('The collect went well.');
  const left = await readFile(path.join(folder, '.api.partial'), 'utf8').catch(() => '');
  return {
    message: cause.message.replaceAll(/127\.0\.0\.1:\d+/g, 'HOST'),
    hint: cause.hint?.replaceAll(/127\.0\.0\.1:\d+/g, 'HOST'),
    left: left + cause.stack,
  };
}

export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'docket-collect-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
