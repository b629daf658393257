import { createHash } from 'node:crypto';
import { count } from '../../text/schema/count.ts';
import { type Asked, pagesLie } from '../schema/collect-failures.ts';
import { boundPull } from '../schema/snapshot/bound-pull.ts';
import { type Found, foundSchema } from '../schema/snapshot/found.ts';
import { mergeSnapshot } from '../schema/snapshot/merge-snapshot.ts';
import { type Snapshot, snapshotSchemaId } from '../schema/snapshot/snapshot.ts';
import { parseAnswer } from './client/parse-answer.ts';
import type { Collector, Wanted } from './collector.ts';
import { listUnfinished } from './list-unfinished.ts';
import { openPartial, type PartialPage } from './partial-file.ts';

/** What a collect works with. */
export interface CollectGiven {
  readonly collector: Collector;
  /** The snapshot that was there. */
  readonly before: Snapshot | null;
  /** Ask for everything again, and lay it over the snapshot. */
  readonly all: boolean;
  /** The file beside it that pages are kept in. */
  readonly partialFile: string;
  /** Now, ISO 8601. */
  readonly now: string;
  readonly asked: Asked;
  readonly onProgress: (text: string) => void;
}

/** Statuses of a deployment may come this long after it, in milliseconds. */
const deploymentsSettle = 30 * 86_400_000;

/**
 * Collects what is new, page by page, and lays it over the snapshot that was there. Pages that an earlier collect got before it died are not asked for
 * again. The file of pages is there until `done` is called, which is for when the snapshot is safe on the disk.
 */
export async function collectSnapshot(given: CollectGiven): Promise<{ readonly snapshot: Snapshot; readonly done: () => Promise<void> }> {
  const { collector, before, asked, onProgress } = given;
  const { forge, host, project } = collector;
  const key = createHash('sha256')
    .update(JSON.stringify([snapshotSchemaId, forge, host, project, given.all, before]))
    .digest('hex');
  const partial = await openPartial(given.partialFile, key, given.now);
  const wanted = wantedAfter(given.all ? null : before, partial.startedAt);
  const found: Found[] = [];
  for (const list of collector.lists) {
    const pages: PartialPage[] = partial.pages.filter((page) => page.list === list.name);
    const cursors = new Set(pages.map(({ next }) => next));
    let barren = 0;
    while (pages.at(-1)?.next !== null) {
      const { next, found: raw, total = null } = await list.read(pages.at(-1)?.next ?? null, wanted);
      if (next !== null && cursors.has(next)) throw pagesLie(asked, `it says again and again that the same page of ${list.name} is next`);
      cursors.add(next);
      const page = { list: list.name, next, total, found: readFound(raw, asked) };
      const known = numbersIn(pages);
      barren = next !== null && [...numbersIn([page])].every((each) => known.has(each)) ? barren + 1 : 0;
      if (barren >= 3) throw pagesLie(asked, `page after page of ${list.name} brings nothing new`);
      await partial.add(page);
      pages.push(page);
      // The first answer may only say that the repository is there.
      if (next === null || numbersIn(pages).size > 0) onProgress(countOf(list.name, pages));
    }
    const counted = pages.findLast(({ total }) => total !== null)?.total ?? 0;
    const there = numbersIn(pages).size;
    if (there < counted) throw pagesLie(asked, `it counts ${count(counted, list.name.replace(/s$/, ''))} and lists ${there}`);
    found.push(...pages.map((page) => page.found));
  }
  return { snapshot: mergeSnapshot(before, found, { forge, host, project, collectedAt: partial.startedAt }), done: partial.remove };
}

/** What a page brought, in the form and within the bounds of a snapshot. */
function readFound(raw: Found, asked: Asked): Found {
  const found = parseAnswer(foundSchema, raw, asked);
  return found.pulls === undefined ? found : { ...found, pulls: found.pulls.map(boundPull) };
}

function wantedAfter(before: Snapshot | null, now: string): Wanted {
  if (before === null) return { since: null, again: [], deployedSince: null, now };
  const deployedSince = new Date(Date.parse(before.source.collectedAt) - deploymentsSettle).toISOString();
  return { since: before.source.upTo, again: listUnfinished(before), deployedSince, now };
}

function countOf(name: string, pages: readonly PartialPage[]): string {
  const count = numbersIn(pages).size;
  const total = pages.at(-1)?.total ?? null;
  return `${name}: ${count}${total === null ? '' : ` of ${total}`}`;
}

/** What pages name, each once. */
function numbersIn(pages: readonly PartialPage[]): ReadonlySet<string | number> {
  return new Set(
    pages.flatMap(({ found }): (string | number)[] => [
      ...(found.pulls ?? []).map(({ number }) => number),
      ...(found.closed ?? []),
      ...(found.milestones ?? []).map(({ title }) => `milestone ${title}`),
      ...(found.releases ?? []).map(({ tag, name }) => `release ${tag} ${name}`),
      ...(found.deployments ?? []).map(({ id }) => `deployment ${id}`),
      ...(found.freezes ?? []).map(({ start, end }) => `freeze ${start} ${end}`),
    ]),
  );
}
