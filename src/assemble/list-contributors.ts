import type { Contributor } from '../domain/book.ts';
import { compareText } from '../domain/version.ts';
import { compareInstants } from './compare-changes.ts';
import type { Described } from './describe-change.ts';
import type { ProductPlan } from './plan-product.ts';
import type { PlannedRelease } from './plan-releases.ts';
import { dateOfNewestCandidate, dateOfRelease } from './release-date.ts';
import type { ProductShipment } from './ship-product.ts';

/** Who contributed to a release: people before bots, most changes first, then by name. */
export function listContributors(described: readonly Described[], newcomers: ReadonlySet<string>): readonly Contributor[] {
  const found = new Map<string, { name: string; email: string; changes: number; bot: boolean }>();
  for (const { people } of described) {
    for (const person of people) {
      const known = found.get(person.email);
      if (known) known.changes += 1;
      else found.set(person.email, { name: person.name, email: person.email, changes: 1, bot: person.bot });
    }
  }
  return [...found.values()]
    .sort(
      (left, right) =>
        Number(left.bot) - Number(right.bot) ||
        right.changes - left.changes ||
        compareText(left.name, right.name) ||
        compareText(left.email, right.email),
    )
    .map(({ name, email, changes, bot }) => ({ name, changes, first: !bot && newcomers.has(email), bot }));
}

/** The addresses of those whose work is in no release that was made before, per release. Releases without a date come last. */
export function findNewcomers(plan: ProductPlan, shipment: ProductShipment): ReadonlyMap<PlannedRelease, ReadonlySet<string>> {
  const dated = plan.lines
    .flatMap((line) => line.releases)
    .map((release, order) => ({
      release,
      order,
      date: dateOfRelease(release, plan) ?? dateOfNewestCandidate(release, plan) ?? '9999-01-01T00:00:00Z',
    }))
    .sort((left, right) => compareInstants(left.date, right.date) || left.order - right.order);
  const seen = new Set<string>();
  const newcomers = new Map<PlannedRelease, ReadonlySet<string>>();
  for (const { release } of dated) {
    const fresh = new Set<string>();
    for (const part of shipment.shippedOf(release)) {
      for (const { people } of part?.described ?? []) for (const { email } of people) if (!seen.has(email)) fresh.add(email);
    }
    for (const email of fresh) seen.add(email);
    newcomers.set(release, fresh);
  }
  return newcomers;
}
