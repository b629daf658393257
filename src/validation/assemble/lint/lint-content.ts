import type { ContentHistory } from '../../../git/schema/content-history.ts';
import type { Problem } from '../../../text/schema/problem.ts';
import { evidenceUnnamed } from '../../schema/problems/evidence-problems.ts';
import {
  protocolNameDiffers,
  protocolReviewOverdue,
  protocolTwice,
  protocolWithoutSteps,
} from '../../schema/problems/protocol-problems.ts';
import { recordDeleted } from '../../schema/problems/record-problems.ts';
import { signedRecordDeleted } from '../../schema/problems/signing-problems.ts';
import type { ParsedProtocol } from '../../schema/records/parsed-document.ts';
import type { ValidationContent } from '../../schema/records/validation-content.ts';
import { groupSignatureVersions } from '../../schema/signoffs/signature-versions.ts';
import type { ExaminedRecord } from '../records/examined-record.ts';

/** What is wrong with the content folder around records: protocols, evidence that nobody names, records that were deleted. */
export function lintContent(
  content: ValidationContent,
  { records, history, asOf }: { readonly records: readonly ExaminedRecord[]; readonly history: ContentHistory; readonly asOf: string },
): readonly Problem[] {
  return [...lintProtocols(content.protocols, asOf), ...listUnnamedEvidence(content, records), ...listDeletedRecords(history)];
}

const recordPath = /^(content\/(?:releases\/[^/]+\/[^/]+|operations\/[^/]+)\/(?!release\.mdx?$)[^/]+\.mdx?)(?:@[0-9a-f]{40,64})?$/;

/** Records that git remembers and that are not there, also where another file has the name of one now. */
function listDeletedRecords(history: ContentHistory): readonly Problem[] {
  const signatures = groupSignatureVersions(history);
  return history.deleted.flatMap((name) => {
    const path = recordPath.exec(name)?.[1];
    if (path === undefined) return [];
    const taken = name !== path;
    // Signatures that came afterwards may be those of the file that has the name now.
    const end = taken ? (history.versions.get(name)?.at(-1)?.order ?? 0) : Number.POSITIVE_INFINITY;
    const signed = [...(signatures.get(path)?.values() ?? [])].flat().some(({ order = 0 }) => order <= end);
    return [(signed ? signedRecordDeleted : recordDeleted)({ source: path }, path, taken)];
  });
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
      ...(protocol.steps.length === 0 && status !== 'retired' ? [protocolWithoutSteps(place)] : []),
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
