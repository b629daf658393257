import type { Contributor } from '../../../book/schema/release.ts';
import { compareText } from '../../../text/schema/order/compare-text.ts';
import { compareInstants } from '../changes/compare-changes.ts';
import { type Author, identitiesOf, sameAs } from '../changes/list-authors.ts';
import type { ProductPlan } from '../plan/plan-product.ts';
import type { PlannedRelease } from '../plan/plan-releases.ts';
import { dateOfNewestCandidate, dateOfRelease } from '../plan/release-date.ts';
import type { ProductShipment } from '../ranges/ship-product.ts';
import type { Crew } from '../ranges/shipped.ts';

/** Lists who contributed to a release, each once by address and by name: people before bots, most changes first, then by name. */
export type ListContributors = (crews: readonly Crew[], newcomers: ReadonlySet<string>) => readonly Contributor[];

/** Prepares that for the releases of a product: those that say the same of somebody share it, since there may be hundreds of thousands. */
export function prepareContributors(): ListContributors {
  const known = new Map<string, Contributor[]>();
  const share = ({ name, changes, bot, first }: Contributor): Contributor => {
    const own = known.get(name) ?? [];
    if (own.length === 0) known.set(name, own);
    const found = own.find((other) => other.changes === changes && other.first === first && other.bot === bot);
    if (found !== undefined) return found;
    const contributor = { name, changes, first, bot };
    own.push(contributor);
    return contributor;
  };
  return (crews, newcomers) => listContributors(crews, newcomers, share);
}

function listContributors(
  crews: readonly Crew[],
  newcomers: ReadonlySet<string>,
  share: (contributor: Contributor) => Contributor,
): readonly Contributor[] {
  const all: { name: string; email: string; changes: number; bot: boolean; first: boolean }[] = [];
  const byAddress = new Map<string, (typeof all)[number]>();
  const byName = new Map<string, (typeof all)[number]>();
  for (const crew of crews) {
    for (const [person, changes] of crew) {
      const identities = identitiesOf(person);
      let known = sameAs(person).flatMap((identity) => byAddress.get(identity) ?? [])[0] ?? byName.get(person.name);
      if (!known) {
        known = { name: person.name, email: person.email, changes: 0, bot: person.bot, first: true };
        all.push(known);
      }
      known.changes += changes;
      // One address that was seen before is enough: whoever has several is no newcomer with the next.
      known.first &&= newcomers.has(person.email);
      for (const identity of identities) byAddress.set(identity, known);
      byName.set(person.name, known);
    }
  }
  return all
    .sort(
      (left, right) =>
        Number(left.bot) - Number(right.bot) ||
        right.changes - left.changes ||
        compareText(left.name, right.name) ||
        compareText(left.email, right.email),
    )
    .map(({ name, changes, bot, first }) => share({ name, changes, first: first && !bot, bot }));
}

/** The addresses of those whose work, under that address or that name, is in no release made before, per release. Releases without a date come last. */
export function findNewcomers(plan: ProductPlan, shipment: ProductShipment): ReadonlyMap<PlannedRelease, ReadonlySet<string>> {
  const dated = dateWork(plan).sort((left, right) => compareInstants(left.date, right.date) || left.order - right.order);
  const addresses = new Set<string>();
  const names = new Set<string>();
  const newcomers = new Map<PlannedRelease, ReadonlySet<string>>();
  for (const { release } of dated) {
    const people = new Set<Author>();
    for (const part of shipment.shippedOf(release)) {
      for (const [person] of part?.crew ?? []) people.add(person);
    }
    const isKnown = (person: Author): boolean => names.has(person.name) || sameAs(person).some((identity) => addresses.has(identity));
    const unknown = [...people].filter((person) => !isKnown(person));
    newcomers.set(release, unknown.length === 0 ? nobody : listNew(unknown, [...people].filter(isKnown)));
    for (const person of people) {
      for (const identity of identitiesOf(person)) addresses.add(identity);
      names.add(person.name);
    }
  }
  return newcomers;
}

/**
 * When the work in each release was there, at the latest: a tag may be written years after, or be dated before its commit. What a release is compared with was
 * there before it.
 */
function dateWork(plan: ProductPlan): { readonly release: PlannedRelease; readonly order: number; readonly date: string }[] {
  const releases = plan.lines.flatMap((line) => line.releases);
  const dates = new Map<PlannedRelease, string>(
    releases.map((release) => {
      const tagged = dateOfRelease(release, plan) ?? dateOfNewestCandidate(release, plan) ?? '9999-01-01T00:00:00Z';
      const committed = plan.tipsOf(release).flatMap((tip, at) => plan.repositories[at]?.graph.commits[tip]?.committedAt ?? []);
      return [release, [tagged, ...committed].sort(compareInstants).at(-1) ?? tagged];
    }),
  );
  // Newest last, so that most dates have moved when it is their turn; a predecessor on a line that comes later needs one more round.
  for (let moved = true, round = 0; moved && round < mostRounds; round += 1) {
    moved = false;
    for (const release of releases.toReversed()) {
      const chosen = plan.predecessors.get(release);
      const before = chosen?.contained === true ? chosen.release : undefined;
      const [own, earlier] = [dates.get(release), before && dates.get(before)];
      if (before === undefined || own === undefined || earlier === undefined || compareInstants(earlier, own) <= 0) continue;
      dates.set(before, own);
      moved = true;
    }
  }
  return releases.map((release, order) => ({ release, order, date: dates.get(release) ?? '' }));
}

/** Whoever is known under one name is no newcomer with another that has the same address. */
function listNew(unknown: readonly Author[], known: readonly Author[]): ReadonlySet<string> {
  const identities = new Set(known.flatMap(identitiesOf));
  return new Set(unknown.filter((person) => !sameAs(person).some((identity) => identities.has(identity))).map(({ email }) => email));
}

const mostRounds = 20;
const nobody: ReadonlySet<string> = new Set();
