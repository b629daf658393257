import type { ProductEnvironment } from '../schema/environment.ts';
import { momentOf } from '../schema/event-time.ts';
import type { Finding } from '../schema/finding.ts';
import type { Stay } from '../schema/stay.ts';
import { nothing } from './finding-parts.ts';
import { findInForce, type InForce } from './processes-in-force.ts';

/** Times in which an environment that is for one version held two: other versions in other instances, variants or shares. */
export function listSeveralVersions({ id, name, stays }: ProductEnvironment, inForce: readonly InForce[]): readonly Finding[] {
  const found: Finding[] = [];
  let open: Stay[] = [];
  for (const stay of stays) {
    const moment = momentOf(stay.since);
    open = open.filter(({ until }) => until === null || momentOf(until) > moment);
    const other = open.find((each) => each.component === stay.component && (each.version ?? each.event) !== (stay.version ?? stay.event));
    open.push(stay);
    if (other === undefined || findInForce(inForce, moment) === null) continue;
    const until =
      [other.until, stay.until].filter((each) => each !== null).sort((left, right) => momentOf(left) - momentOf(right))[0] ?? null;
    found.push({
      ...nothing,
      kind: 'several-versions',
      environment: id,
      release: stay.release,
      time: stay.since,
      until,
      state: 'violated',
      message: `${name} held ${other.version ?? 'a commit'} and ${stay.version ?? 'a commit'} at once.`,
      evidence: [placeOf(other, name), placeOf(stay, name)],
      events: [other.event, stay.event],
    });
  }
  return found;
}

function placeOf({ version, instance, variant, event }: Stay, name: string): string {
  const place = variant ?? instance;
  return `${version ?? 'A commit'} ran in ${name}${place === null ? '' : `, ${place}`}, by event ${event}.`;
}
