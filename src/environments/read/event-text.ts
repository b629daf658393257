import { createHash } from 'node:crypto';
import { stringify } from 'yaml';
import type { z } from 'zod';
import { eventFileSchema } from '../schema/event-file.ts';

/** An event as somebody writes it. */
export type EventInput = z.input<typeof eventFileSchema>;

/** A file that holds one event: its name, and what it holds. */
export interface EventText {
  readonly name: string;
  readonly text: string;
}

/**
 * Writes an event: settings in the order of the schema, so that equal events are equal texts, under a name that says when, where and what, and ends with eight
 * digits of its SHA-256: two that are written at once never have one name, and the same event written twice is one file.
 */
export function formatEvent(event: EventInput): EventText {
  const ordered = Object.keys(eventFileSchema.shape).flatMap((key): [string, unknown][] => {
    const value: unknown = Object.entries(event).find(([name]) => name === key)?.[1];
    return value === undefined || (Array.isArray(value) && value.length === 0) ? [] : [[key, value]];
  });
  const text = stringify(Object.fromEntries(ordered), { lineWidth: 160 });
  const moment = new Date(event.at ?? event.after ?? event.before ?? 0).toISOString().replace(/[-:]|\.\d+/g, '');
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 8);
  const place = event.instance === undefined ? event.environment : `${event.environment}-${event.instance}`;
  return { name: `${moment}-${place}-${event.event}-${digest}.yaml`, text };
}
