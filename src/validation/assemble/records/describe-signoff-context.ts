import type { ContentHistory, FileVersion } from '../../../git/schema/content-history.ts';
import { countResults } from '../../schema/records/step.ts';
import { groupSignatureVersions } from '../../schema/signoffs/signature-versions.ts';
import type { SignoffContext } from '../../schema/signoffs/signoff-context.ts';
import type { ExaminedRecord } from './examined-record.ts';
import { listLenders, listSignedFiles } from './list-lenders.ts';

/** Describes for each record, by path, all that signatures on it are judged by beside keys and people. */
export function describeSignoffContexts(records: readonly ExaminedRecord[], history: ContentHistory): ReadonlyMap<string, SignoffContext> {
  const signatures = groupSignatureVersions(history);
  const byPath = new Map(records.map((record) => [record.parsed.source, record]));
  return new Map(
    records.map((record) => {
      const lenders = listLenders(record, byPath);
      return [record.parsed.source, describeSignoffContext(record, lenders, signatures.get(record.parsed.source) ?? none)];
    }),
  );
}

const none: ReadonlyMap<string, readonly FileVersion[]> = new Map();

function describeSignoffContext(
  { parsed, release, pinned, checked, named, counted, executed, coverage, versions, revision, executors }: ExaminedRecord,
  lenders: readonly ExaminedRecord[],
  signatureVersions: SignoffContext['signatureVersions'],
): SignoffContext {
  const own = parsed.body.deviations.filter(({ status }) => status === 'open').map(({ id }) => id);
  const { candidate } = checked;
  return {
    record: {
      path: parsed.source,
      text: parsed.text,
      revision,
      sha256: parsed.sha256,
      ...(parsed.refused ? { refused: true } : {}),
      executors: [...new Set([executors, ...lenders.map((one) => one.executors)].flat())],
      steps: counted.length,
      executed,
      ...coverage,
      results: countResults(counted),
      deviations: parsed.body.deviations.length,
      untouched: counted.filter(({ result }) => result === 'untouched').map(({ id }) => id),
      leftOut: counted.filter(({ result }) => result === 'n/a' || result === 'skipped').map(({ id }) => id),
      unexplained: counted.filter(({ unexplained }) => unexplained).map(({ id }) => id),
      openDeviations: [...new Set([...own, ...counted.flatMap(({ open }) => open)])],
      unresolved: counted.filter(({ result, decided }) => (result === 'fail' || result === 'blocked') && !decided).map(({ id }) => id),
    },
    // What the digest in the record does not lead to is not what somebody would sign for.
    protocol: pinned.pinned && pinned.protocol !== null ? pickProtocol(pinned.protocol) : null,
    release:
      parsed.folder === null
        ? null
        : {
            product: parsed.folder.product,
            version: release?.version ?? parsed.folder.version,
            candidate: parsed.head?.candidate?.version ?? null,
            tag: candidate?.tag ?? null,
            commit: candidate?.commit ?? null,
          },
    evidence: listSignedFiles(named.files, lenders),
    versions,
    signatureVersions,
  };
}

function pickProtocol({ id, version, sha256, roles }: NonNullable<SignoffContext['protocol']>): SignoffContext['protocol'] {
  return { id, version, sha256, roles };
}
