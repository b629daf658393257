import { createHash } from 'node:crypto';
import type { ProductSources } from '../plan/product-sources.ts';
import type { ShippedSources, WordingOf } from '../ranges/ship-product.ts';

/** Tells where the shipments of a product are kept, and what for. Not where commits are missing or may be read otherwise the next time. */
export function placeShipments({ config, ranges, readings, pulls }: ProductSources, wordingOf: WordingOf): ShippedSources['placeOf'] {
  return (repository, position, home) => {
    const { history, graph, learned } = repository;
    const reading = readings?.get(history.id);
    if (ranges === undefined || reading === undefined || graph.missing > 0 || history.shallow.length > 0 || history.partial) return null;
    const snapshot = pulls?.get(history.id);
    const parts = [
      reading,
      wordingOf(repository).key,
      learned,
      history.web,
      home,
      snapshot === undefined ? null : snapshot,
      history.touching === null,
    ];
    const key = createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
    return { kept: ranges, name: JSON.stringify([config.id, position, history.id]), key };
  };
}
