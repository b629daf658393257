import type { Config } from '../../book/schema/config.ts';
import type { Problem } from '../../text/schema/problem.ts';
import { recordsHistoryIgnored } from './release-problems.ts';

/** What says where the history of the records is. */
export interface HistoryWish {
  /** What whoever runs the command named: an absolute path, or a URL. */
  readonly given?: string | undefined;
  /** Whether root keys that the verifier pinned vouch for the configuration. */
  readonly vouched?: boolean;
}

/**
 * Takes the history of the records out of a configuration unless somebody outside the folder vouches for it: a folder that says itself where its history is could name a clean copy, in which
 * nobody ever refused anything.
 */
export function settleRecordsHistory(
  config: Config,
  { given, vouched = false }: HistoryWish,
): { readonly config: Config; readonly problems: readonly Problem[] } {
  const written = config.records?.history;
  if (given !== undefined) return { config: { ...config, records: { ...config.records, history: given } }, problems: [] };
  if (written === undefined || vouched) return { config, problems: [] };
  const { records: _, ...rest } = config;
  return { config: rest, problems: [recordsHistoryIgnored({ source: 'docket.config.ts' }, written)] };
}
