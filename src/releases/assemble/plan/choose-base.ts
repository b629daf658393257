import { type ChosenPredecessor, isNotLater } from './choice-sources.ts';
import { type BaseChoice, findContained, findParting, isBehind, type Parting } from './find-partings.ts';
import type { PlannedRelease } from './plan-releases.ts';

/** Chooses what the first release of a line is compared with: of the earlier line that it parted from last. Null for the product's first. */
export function chooseBase(choice: BaseChoice): ChosenPredecessor | null {
  const { lines, before, counts } = choice;
  let best: Parting | null = null;
  for (const line of lines.slice(0, before).reverse()) {
    const finals = line.releases.filter(counts);
    const apart = findApart(finals, choice);
    if (apart && !best) {
      return {
        release: apart,
        line,
        contained: false,
        reason: `it is the newest release of line ${line.id} made before it; they have no repository in common`,
      };
    }
    const parting = findContained(line, finals, choice) ?? findParting(line, finals, choice);
    if (!parting) continue;
    // An earlier line that parted where this one did was there first, unless the first number is still the same; one that parted later is nearer.
    const isSettled = best?.contained || best?.release.version.numbers[0] === choice.release.version.numbers[0];
    if (best && (parting.at > best.at || (parting.at === best.at && isSettled))) break;
    // A maintained line that was merged back is newer than the release of the line after it, and does not hold that.
    if (best?.contained && parting.contained && !isBehind(best, parting, choice.graphs)) continue;
    best = parting;
    // What is behind a release made before it went back, and from there the last one is compared with.
    if (!parting.contained && choice.tipsOf(choice.release).includes(parting.at)) break;
  }
  if (!best) return chooseUnrelated(choice);
  const { release, line, contained, reason } = best;
  return contained ? { release, line, contained, reason } : (findRewrittenBase(best, choice) ?? { release, line, contained, reason });
}

/** The newest final of the line that a release does not reach, when its commits were made anew where the release does. */
function findRewrittenBase({ line, repository }: Parting, choice: BaseChoice): ChosenPredecessor | null {
  const { isRewritten, reaches, tipsOf, dateOf, counts } = choice;
  const reach = reaches[repository];
  const release = line.releases.findLast((other) => {
    const tip = tipsOf(other)[repository] ?? -1;
    if (!reach || !counts(other) || tip < 0 || !isNotLater(other, choice.release, dateOf)) return false;
    return isRewritten({ repository, tip, version: other.version.text, reaches: reach });
  });
  if (!release) return null;
  const reason = `it is the last release of line ${line.id} whose commits ${choice.release.version.text} has: they were rebased after it was tagged`;
  return { release, line, contained: true, reason };
}

/** For a line that began anew: the newest release made before, of the greatest earlier line that has one. */
function chooseUnrelated({ release, lines, before, dateOf, counts }: BaseChoice): ChosenPredecessor | null {
  for (const line of lines.slice(0, before).reverse()) {
    const newest = line.releases.findLast((other) => counts(other) && isNotLater(other, release, dateOf));
    if (!newest) continue;
    const reason = `it is the newest release of line ${line.id} made before it, though ${release.version.text} does not build on it`;
    return { release: newest, line, contained: false, reason };
  }
  return null;
}

/** The newest of a line's final releases made before a release, when no repository has both; commits can then not tell which it follows. */
function findApart(finals: readonly PlannedRelease[], { release, dateOf, tipsOf }: BaseChoice): PlannedRelease | undefined {
  const own = tipsOf(release);
  const hasCommon = (other: PlannedRelease): boolean => tipsOf(other).some((tip, repository) => tip >= 0 && (own[repository] ?? -1) >= 0);
  if (finals.some(hasCommon)) return undefined;
  return finals.findLast((other) => isNotLater(other, release, dateOf));
}
