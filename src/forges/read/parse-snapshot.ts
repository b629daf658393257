import { z } from 'zod';
import { plainValue } from '../../text/schema/plain-text.ts';
import type { Problem } from '../../text/schema/problem.ts';
import { quoteValue } from '../../text/schema/quote.ts';
import { type Snapshot, snapshotSchema, snapshotSchemaId } from '../schema/snapshot/snapshot.ts';
import { pullsOtherVersion, pullsUnreadable } from '../schema/snapshot-problems.ts';

/** A snapshot, or why it is none. */
export type ParsedSnapshot = { readonly snapshot: Snapshot } | { readonly problem: Problem };

/** Reads a snapshot from its text. */
export function parseSnapshot(text: string, source: string): ParsedSnapshot {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    const conflict = /^(?:<{7}|={7}|>{7})/m.test(text);
    return { problem: pullsUnreadable({ source }, conflict ? 'it holds the marks of a merge conflict' : 'it is not JSON') };
  }
  const version = z.object({ schema: z.string() }).safeParse(json).data?.schema;
  if (version !== undefined && version !== snapshotSchemaId) return { problem: pullsOtherVersion({ source }, version) };
  const written = snapshotSchema.safeParse(json);
  // Docket writes no character that cannot be seen; others may. Only what has the form is walked: any other may be nested without end.
  const parsed = written.success ? snapshotSchema.safeParse(plainValue(json)) : written;
  if (parsed.success) return { snapshot: parsed.data };
  const [issue] = parsed.error.issues;
  return { problem: pullsUnreadable({ source }, `\`${quoteValue(issue?.path.join('.') || 'the whole')}\` is not as it should be`) };
}
