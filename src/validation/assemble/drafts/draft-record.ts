import { splitText } from '../../../text/schema/split-text.ts';
import type { ParsedProtocol } from '../../schema/records/parsed-document.ts';
import { formatRecord, type RecordFacts } from './format-record.ts';
import { openSteps } from './open-steps.ts';
import { rewriteSteps } from './rewrite-steps.ts';

/**
 * The text of a record that executes a protocol: its version and digest pinned, the facts as front matter, its body with nothing filled in. Tables get the
 * columns that are filled in. `rewritten` writes all steps anew, as tables with identifiers, for a protocol whose own form cannot hold results.
 * Null when the protocol's front matter is wrong.
 */
export function draftRecord(
  { protocol, text, body }: ParsedProtocol,
  facts: RecordFacts,
  { rewritten = false }: { readonly rewritten?: boolean } = {},
): string | null {
  if (protocol === null) return null;
  const { lines, headLines } = splitText(text);
  const written = rewritten
    ? rewriteSteps(body.blocks, body.steps, { lines, headLines, filled: false })
    : openSteps(body, lines).slice(headLines);
  return formatRecord(protocol, facts, written);
}
