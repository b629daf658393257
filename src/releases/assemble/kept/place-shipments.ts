import { createHash } from 'node:crypto';
import type { Wording } from '../changes/describe-change.ts';
import type { LearnedRepository } from '../learn/learn-habits.ts';
import type { ProductSources } from '../plan/product-sources.ts';
import type { ShipmentPlace } from './open-shipment.ts';

/** Tells where the shipment of a repository of a product, by its position there, is kept; `home` is as `findHome` gives it. Null where it is not. */
export type PlaceOfShipment = (repository: LearnedRepository, position: number, home: string | null) => ShipmentPlace | null;

/** Tells where the shipments of a product are kept, and what for. Not where commits are missing or may be read otherwise the next time. */
export function placeShipments(
  { config, ranges, readings, pulls }: ProductSources,
  wordingOf: (repository: LearnedRepository) => Wording,
): PlaceOfShipment {
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
