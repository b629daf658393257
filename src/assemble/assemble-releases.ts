import type { Line, Release } from '../domain/book.ts';
import type { Problem } from '../domain/problem.ts';
import { formatSlug } from '../domain/slug.ts';
import type { ProductSources } from './assemble-product.ts';
import { assembleRelease } from './assemble-release.ts';
import { findNewcomers } from './list-contributors.ts';
import type { ProductPlan } from './plan-product.ts';
import { prepareWording } from './prepare-wording.ts';
import { isAbandoned, shipProduct } from './ship-product.ts';

/** The lines and releases of a product, newest first, as the Book holds them. */
export function assembleReleases(
  plan: ProductPlan,
  sources: ProductSources,
): { readonly lines: readonly Line[]; readonly releases: readonly Release[]; readonly problems: readonly Problem[] } {
  const { wordingOf, problems } = prepareWording(plan, sources);
  const shipment = shipProduct(plan, wordingOf);
  const newcomers = findNewcomers(plan, shipment);
  const slugs = new Map<string, number>();
  const slugOf = (text: string): string => {
    const slug = formatSlug(text);
    const used = slugs.get(slug.toLowerCase()) ?? 0;
    slugs.set(slug.toLowerCase(), used + 1);
    return used === 0 ? slug : `${slug}_${used + 1}`;
  };
  const releases: Release[] = [];
  const lines: Line[] = [];
  for (const line of plan.lines) {
    const assembled = line.releases.map((release) =>
      assembleRelease({
        release,
        line,
        plan,
        shipment,
        sources,
        slug: slugOf(release.version.text),
        newcomers: newcomers.get(release) ?? new Set(),
      }),
    );
    const latest =
      assembled.findLast((release, index) => line.releases[index]?.final && release.yanked === null) ??
      assembled.findLast((_, index) => line.releases[index]?.final);
    for (const [index, release] of assembled.entries()) {
      const planned = line.releases[index];
      const newer =
        latest && planned && (planned.final || isAbandoned(planned, line)) && latest.version !== release.version ? latest.version : null;
      const status = release.yanked
        ? ('yanked' as const)
        : !planned?.final
          ? ('candidate' as const)
          : newer
            ? ('superseded' as const)
            : ('released' as const);
      releases.push({ ...release, status, supersededBy: newer });
    }
    const [first] = line.releases;
    const base = first && plan.predecessors.get(first);
    const own = plan.repositories[0]?.history.branches.length;
    const unreleased = shipment.unreleasedOf(line);
    lines.push({
      id: line.id,
      slug: formatSlug(line.id),
      latest: latest?.version ?? null,
      versions: assembled.map((release) => release.version).reverse(),
      parent: base ? { line: base.line.id, version: base.release.version.text } : null,
      branch: own === undefined ? null : (unreleased[0]?.branch ?? null),
      reason: line.reason,
      unreleased,
    });
  }
  return { lines: lines.reverse(), releases: releases.reverse(), problems };
}
