import type { Shard } from '../../src/publish/schema/shard.ts';

/** What a shard says of itself, one of two that go together; every part may be another one. */
export function wholeShard(other: Partial<Shard> = {}): Shard {
  return {
    schema: 'docket/shard/v1',
    index: 1,
    of: 2,
    docket: '0.1.0',
    code: 'a'.repeat(64),
    config: 'b'.repeat(64),
    content: 'c'.repeat(64),
    shared: 'd'.repeat(64),
    frame: 'e'.repeat(64),
    asOf: '2026-03-12T14:05:00Z',
    site: null,
    base: '/',
    pdf: false,
    products: [],
    pages: [],
    assets: {},
    files: {},
    ...other,
  };
}
