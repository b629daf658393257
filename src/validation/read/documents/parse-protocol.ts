import { boundFile } from '../../../text/read/bound-text.ts';
import { parseFrontMatter } from '../../../text/read/parse-front-matter.ts';
import { listTextProblems } from '../../../text/read/text-problems.ts';
import { formatCanonicalText } from '../../../text/schema/form/canonical-text.ts';
import { type Protocol, protocolFrontMatterSchema } from '../../schema/protocols/protocol.ts';
import type { ParsedProtocol } from '../../schema/records/parsed-document.ts';
import { digestText } from './digest-text.ts';
import { parseBody } from './parse-body.ts';

/** Parses the file of a protocol: front matter, and steps in any shape as its body. A text that is refused is no protocol. Never throws; what is wrong is a Problem at its place. */
export function parseProtocol(written: string, { source }: { readonly source: string }): ParsedProtocol {
  const { text: bounded, problems: excess } = boundFile(written, source);
  const text = formatCanonicalText(bounded);
  const faults = listTextProblems(bounded, source);
  const { value, body, bodyStart, problems } = parseFrontMatter(text, { source, schema: protocolFrontMatterSchema });
  const parsed = parseBody(body, (line, column) => ({ source, line: line + bodyStart, column }), value?.title);
  const sha256 = digestText(written);
  const protocol: Protocol | null =
    value === null || faults.length > 0
      ? null
      : {
          ...value,
          reviewDue: value.reviewDue ?? null,
          coolingOff: value.coolingOff ?? null,
          summary: value.summary ?? null,
          roles: value.roles.map((role) => ({ ...role, independent: role.independent ?? !['author', 'witness'].includes(role.meaning) })),
          source,
          sha256,
          steps: parsed.steps,
          blocks: parsed.blocks,
        };
  return { source, text, sha256, protocol, body: parsed, problems: [...faults, ...excess, ...problems, ...parsed.problems] };
}
