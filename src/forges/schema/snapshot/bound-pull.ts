import type { Checks, PullSnapshot } from './snapshot.ts';

/** Most entries of each list of one pull request. Forges are asked for fewer; one that sends more would make a snapshot that nobody can read again. */
const most = { labels: 100, reviews: 200, issues: 50, checks: 300 } as const;

/** Cuts lists that are longer than anybody asked for, and says so in `cut`. */
export function boundPull(pull: PullSnapshot): PullSnapshot {
  const { labels, reviews, issues, checks } = pull;
  const isLong = (list: Checks): boolean => typeof list !== 'string' && list.length > most.checks;
  const long = [
    ...(labels.length > most.labels ? (['labels'] as const) : []),
    ...(reviews.length > most.reviews ? (['reviews'] as const) : []),
    ...(issues.length > most.issues ? (['issues'] as const) : []),
    ...(isLong(checks.head) || isLong(checks.merge) ? (['checks'] as const) : []),
  ];
  if (long.length === 0) return pull;
  const bound = (list: Checks): Checks => (typeof list === 'string' ? list : list.slice(0, most.checks));
  return {
    ...pull,
    labels: labels.slice(0, most.labels),
    reviews: reviews.slice(0, most.reviews),
    issues: issues.slice(0, most.issues),
    checks: { head: bound(checks.head), merge: bound(checks.merge) },
    cut: [...new Set([...pull.cut, ...long])],
  };
}
