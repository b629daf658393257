import type { Release } from '../../../book/schema/book.ts';
import type { Line } from '../../../book/schema/product.ts';
import type { Problem } from '../../../text/schema/problem.ts';
import { formatSlug } from '../../../text/schema/slug.ts';
import { tagMoved } from '../../schema/release-problems.ts';
import { prepareWording } from '../changes/prepare-wording.ts';
import { placeShipments } from '../kept/place-shipments.ts';
import { findContainingLines } from '../lines/containing-lines.ts';
import { findEnded } from '../lines/ended-lines.ts';
import { judgeLine } from '../lines/judge-line.ts';
import type { PlannedLine } from '../lines/plan-lines.ts';
import type { ProductPlan } from '../plan/plan-product.ts';
import type { PlannedRelease } from '../plan/plan-releases.ts';
import type { ProductSources } from '../plan/product-sources.ts';
import { prepareLeftBehind } from '../ranges/list-left-behind.ts';
import { type LearnedPlan, type ProductShipment, shipProduct } from '../ranges/ship-product.ts';
import { applyNotes } from './apply-notes.ts';
import { assembleRelease } from './assemble-release.ts';
import { findLockedTags } from './find-locked.ts';
import { findPrevious } from './find-previous.ts';
import { findNewcomers, prepareContributors } from './list-contributors.ts';

/** The lines and releases of a product, newest first, as the Book holds them. */
export function assembleReleases(
  plan: LearnedPlan,
  sources: ProductSources,
): { readonly lines: readonly Line[]; readonly releases: readonly Release[]; readonly problems: readonly Problem[] } {
  const { wordingOf, problems } = prepareWording(plan, sources);
  const shipment = shipProduct(plan, { wordingOf, kept: sources.ranges, placeOf: placeShipments(sources, wordingOf) });
  const newcomers = findNewcomers(plan, shipment);
  const listContributors = prepareContributors();
  const previousWith = findPrevious(plan);
  const listLeftBehind = prepareLeftBehind(plan.repositories);
  const lockedOf = findLockedTags(sources.lock);
  const slugOf = startSlugs(sources.reserved);
  const planned = plan.lines.flatMap((line) => line.releases.map((release) => ({ release, line })));
  const assembled = planned.map(({ release, line }) =>
    assembleRelease({
      release,
      line,
      plan,
      shipment,
      sources,
      previousWith,
      listLeftBehind,
      lockedOf,
      slug: slugOf(release.version.text),
      newcomers: newcomers.get(release) ?? new Set(),
      listContributors,
    }),
  );
  const noted = applyNotes(
    assembled,
    sources.notes,
    plan.repositories.map(({ history }) => history),
  );
  const releaseOf = new Map(planned.map(({ release }, index) => [release, noted.releases[index]]));
  const lines: Line[] = [];
  const releases: Release[] = [];
  const containing = findContainingLines(plan, (release) => releaseOf.get(release)?.yanked === null);
  const places = plan.lines.map((line) => placeOfLatest(line, releaseOf));
  const latestOf = plan.lines.map((line, index) => {
    const newest = line.releases[places[index] ?? -1];
    return (newest && releaseOf.get(newest)) ?? null;
  });
  const newestLine = latestOf.findLastIndex((latest) => latest !== null);
  const endedBy = findEnded(plan);
  plan.lines.forEach((line, index) => {
    const place = places[index] ?? -1;
    line.releases.forEach((release, at) => {
      const found = releaseOf.get(release);
      if (!found) return;
      const after = containing(release);
      const elsewhere = after > index ? (latestOf[after] ?? null) : null;
      const instead =
        release.final || place >= 0 ? elsewhere : (elsewhere ?? latestOf.find((latest, other) => other > index && latest !== null) ?? null);
      releases.push({ ...found, ...judgeStatus(release, found, at < place ? (latestOf[index] ?? null) : instead) });
    });
    const first = plan.lines[newestLine]?.releases.find((release) => release.final);
    const own = releases.slice(releases.length - line.releases.length);
    const latest = own[place] ?? null;
    const last = line.releases[place];
    const state = judgeLine({
      latest,
      within: latest?.supersededBy == null || last === undefined ? null : (plan.lines[containing(last)]?.id ?? null),
      newest: own.at(-1) ?? null,
      newestLine: first
        ? { line: plan.lines[newestLine]?.id ?? '', version: first.version.text, date: releaseOf.get(first)?.date ?? null }
        : null,
      isNewest: index === newestLine,
      ended: endedBy(line),
    });
    lines.push({ ...assembleLine({ line, latest: latestOf[index] ?? null, plan, shipment }), state });
  });
  return { lines: lines.reverse(), releases: releases.reverse(), problems: [...problems, ...noted.problems, ...listMovedTags(releases)] };
}

/** Where on a line its newest final release is that was not taken back; when all were, its newest final; -1 without a final. */
function placeOfLatest(line: PlannedLine, releaseOf: ReadonlyMap<PlannedRelease, Release | undefined>): number {
  const standing = line.releases.findLastIndex((release) => release.final && releaseOf.get(release)?.yanked === null);
  return standing < 0 ? line.releases.findLastIndex((release) => release.final) : standing;
}

/** `newer` is what to use instead: the latest release of the line where that comes after this one, else of a later line that contains it. */
function judgeStatus(release: PlannedRelease, found: Release, newer: Release | null): Pick<Release, 'status' | 'supersededBy'> {
  const supersededBy = newer?.version ?? null;
  if (found.yanked !== null) return { status: 'yanked', supersededBy };
  if (!release.final) return { status: 'candidate', supersededBy };
  return { status: newer === null ? 'released' : 'superseded', supersededBy };
}

function assembleLine(given: {
  readonly line: PlannedLine;
  readonly latest: Release | null;
  readonly plan: ProductPlan;
  readonly shipment: ProductShipment;
}): Omit<Line, 'state'> {
  const { line, latest, plan, shipment } = given;
  // A candidate of a version that never came may be older than what the line's first final release follows.
  const first = line.releases.find((release) => release.final) ?? line.releases[0];
  const base = first && plan.predecessors.get(first);
  return {
    id: line.id,
    slug: formatSlug(line.id),
    latest: latest?.version ?? null,
    versions: line.releases.map((release) => release.version.text).reverse(),
    parent: base ? { line: base.line.id, version: base.release.version.text } : null,
    branch: shipment.branchOf(line),
    reason: line.reason,
    unreleased: shipment.unreleasedOf(line),
  };
}

function listMovedTags(releases: readonly Release[]): readonly Problem[] {
  return releases
    .flatMap((release) => [...release.tags, ...release.candidates.flatMap((candidate) => candidate.tags)])
    .flatMap(({ repository, name, moved }) => (moved === null ? [] : [tagMoved({ source: repository }, name, moved)]));
}

/** Gives each version a slug of its own, and none that is another page's; file systems that do not tell capital letters apart are thought of. */
function startSlugs(reserved: readonly string[]): (text: string) => string {
  const used = new Set(reserved);
  return (text) => {
    const base = formatSlug(text);
    let slug = base;
    for (let round = 2; used.has(slug.toLowerCase()); round += 1) slug = `${base}_${round}`;
    used.add(slug.toLowerCase());
    return slug;
  };
}
