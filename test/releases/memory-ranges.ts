import { createHash } from 'node:crypto';
import type { KeptRange, KeptRanges } from '../../src/releases/schema/kept-ranges.ts';
import type { KeptShipment } from '../../src/releases/schema/kept-shipment.ts';

/** What is kept from run to run, in memory. */
export interface MemoryRanges {
  /** Begins a run, with what the run before kept. */
  readonly begin: () => KeptRanges;
  /** What is kept of shipments after the last run. */
  readonly shipments: () => readonly KeptShipment[];
}

export function startMemoryRanges(): MemoryRanges {
  let entries = new Map<string, { readonly json: string; readonly notes: string }>();
  let kept = new Map<string, string>();
  const texts: string[] = [];
  const nameOf = (material: string): string => createHash('sha256').update(material).digest('hex');
  return {
    shipments: () => [...kept.values()].map((json): KeptShipment => JSON.parse(json)),
    begin: () => {
      const [before, shipments] = [entries, kept];
      const used = new Map<string, { readonly json: string; readonly notes: string }>();
      entries = used;
      kept = new Map();
      const open = (name: string): KeptRange | undefined => {
        const entry = used.get(name) ?? before.get(name);
        if (entry === undefined) return undefined;
        used.set(name, entry);
        const text = { file: 0, start: 0, length: entry.json.length, digest: name };
        return { text, read: () => JSON.parse(entry.json), notes: () => JSON.parse(entry.notes) };
      };
      return {
        find: (material) => open(nameOf(material)),
        nameOf,
        open,
        put: (material, notes, json) => {
          used.set(nameOf(material), { json, notes: JSON.stringify(notes) });
          return { file: 0, start: 0, length: json.length, digest: nameOf(json) };
        },
        write: (text) => [0, texts.push(text) - 1, text.length],
        read: ([, at]) => texts[at] ?? '',
        shipmentOf: (name) => {
          const json = shipments.get(name);
          return json === undefined ? undefined : JSON.parse(json);
        },
        keepShipment: (name, shipment) => kept.set(name, JSON.stringify(shipment)),
      };
    },
  };
}
