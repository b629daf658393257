import type { Chain, Shipment } from './ship-commits.ts';

/**
 * Tells whether a stop is before a shipment: earlier on its line, or up to a release that the line contains. A copy on a line that this one
 * does not contain makes the original no old change here: it got here only now, and projects' own notes say so too.
 */
export function isBeforeIn(chains: readonly Chain[]): (serial: number, shipment: Shipment) => boolean {
  const chainOf = new Map<number, Chain>();
  for (const chain of chains) for (const stop of chain.stops) chainOf.set(stop.serial, chain);
  return (serial, { stop, chain }) => {
    const sought = chainOf.get(serial);
    let limit = stop.serial - 1;
    for (let at: Chain | undefined = chain; at; at = chainOf.get(limit)) {
      if (sought === at) return serial <= limit;
      if (!at.contains) return false;
      limit = at.parent;
    }
    return false;
  };
}
