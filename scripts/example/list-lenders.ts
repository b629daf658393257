import path from 'node:path';
import { assembleStandings } from '../../src/validation/assemble/records/standings.ts';
import type { Protocol } from '../../src/validation/schema/protocols/protocol.ts';
import type { ParsedRecord } from '../../src/validation/schema/records/parsed-document.ts';

/** The earlier runs whose results still count in a record of the story, which names the one before it in its front matter. `asked` is its protocol. */
export function listLenders(
  record: ParsedRecord,
  { asked, find }: { readonly asked: Pick<Protocol, 'steps' | 'carry'> | null; readonly find: (source: string) => ParsedRecord },
): readonly ParsedRecord[] {
  const runs: ParsedRecord[] = [];
  for (let at: ParsedRecord | null = record; at !== null; at = findPrevious(at, find)) runs.unshift(at);
  const standings = assembleStandings(
    runs.map(({ source, head, body }) => ({ record: source, run: head?.run ?? 1, candidate: null, steps: body.steps })),
    asked,
  );
  const lent = new Set(standings.filter(({ carried }) => carried).map((standing) => standing.record));
  return runs.filter(({ source }) => lent.has(source));
}

function findPrevious({ source, head }: ParsedRecord, find: (source: string) => ParsedRecord): ParsedRecord | null {
  return head?.previous === undefined ? null : find(`${path.posix.dirname(source)}/${head.previous}`);
}
