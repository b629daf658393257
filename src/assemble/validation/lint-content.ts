import type { Problem } from '../../domain/problem.ts';
import type { ContentHistory } from '../../domain/validation/content-history.ts';
import type { ParsedProtocol } from '../../domain/validation/parsed-document.ts';
import { groupSignatureVersions } from '../../domain/validation/signature-versions.ts';
import type { ValidationContent } from '../../domain/validation/validation-content.ts';
import { evidenceUnnamed } from '../../domain/validation-problems-evidence.ts';
import { protocolNameDiffers, protocolReviewOverdue, protocolTwice } from '../../domain/validation-problems-protocol.ts';
import { recordDeleted } from '../../domain/validation-problems-record.ts';
import { signedRecordDeleted } from '../../domain/validation-problems-signing.ts';
import type { ExaminedRecord } from './examined-record.ts';

/** What is wrong with the content folder around records: protocols, evidence that nobody names, records that were deleted. */
export function lintContent(
  content: ValidationContent,
  { records, history, asOf }: { readonly records: readonly ExaminedRecord[]; readonly history: ContentHistory; readonly asOf: string },
): readonly Problem[] {
  const deleted = history.deleted.filter((path) =>
    /^content\/(?:releases\/[^/]+\/[^/]+|operations\/[^/]+)\/(?!release\.mdx?$)[^/]+\.mdx?$/.test(path),
  );
  const signed = groupSignatureVersions(history);
  return [
    ...lintProtocols(content.protocols, asOf),
    ...listUnnamedEvidence(content, records),
    ...deleted.map((path) => (signed.has(path) ? signedRecordDeleted : recordDeleted)({ source: path }, path)),
  ];
}

function lintProtocols(protocols: readonly ParsedProtocol[], asOf: string): readonly Problem[] {
  const owners = new Map<string, string>();
  return protocols.flatMap(({ source, protocol }) => {
    if (protocol === null) return [];
    const { id, reviewDue, status } = protocol;
    const place = { source, line: 1, column: 1 };
    const before = owners.get(id);
    if (before === undefined) owners.set(id, source);
    const name = source.slice(source.lastIndexOf('/') + 1).replace(/\.mdx?$/, '');
    return [
      ...(before === undefined ? [] : [protocolTwice(place, { id, before })]),
      ...(name === id ? [] : [protocolNameDiffers(place, id)]),
      ...(status !== 'retired' && reviewDue !== null && reviewDue < asOf.slice(0, 10)
        ? [protocolReviewOverdue(place, { due: reviewDue, asOf })]
        : []),
    ];
  });
}

/** A link in the text of a record names a file as well as a step does. */
function listUnnamedEvidence({ evidence }: ValidationContent, records: readonly ExaminedRecord[]): readonly Problem[] {
  const named = new Set(records.flatMap((record) => record.named.files.map(({ source }) => source)));
  for (const { parsed } of records) {
    const folder = parsed.source.slice(0, parsed.source.lastIndexOf('/') + 1);
    for (const { url } of parsed.body.links) named.add(`${folder}${url.replace(/^\.\//, '')}`);
  }
  return evidence.filter(({ source }) => !named.has(source)).map(({ source }) => evidenceUnnamed({ source }));
}
