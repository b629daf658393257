import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { Book } from '../../src/book/schema/book.ts';
import { listCdEvents } from '../../src/environments/views/cd-events.ts';

/** Writes what happened in environments as CDEvents, one a line. */
export async function writeCdEvents(book: Book, stream: Writable): Promise<void> {
  for (const event of listCdEvents(book)) {
    if (!stream.write(`${JSON.stringify(event)}\n`)) await once(stream, 'drain');
  }
}
