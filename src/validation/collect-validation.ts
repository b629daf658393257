import type { CollectPart } from '../book/capability.ts';
import { raiseStrict } from '../book/schema/strict.ts';
import type { ContentHistory } from '../git/schema/content-history.ts';
import { judgeRoot } from './assemble/judge/judge-root.ts';
import { judgeSignoffs } from './assemble/judge/judge-signoffs.ts';
import { judgeTrustNumber, listTrustLists } from './assemble/judge/judge-trust-number.ts';
import { listNumbered } from './assemble/judge/sources-text.ts';
import { assembleValidation, findNewest } from './assemble/records/assemble-validation.ts';
import { describeSignoffContexts } from './assemble/records/describe-signoff-context.ts';
import { examineRecords } from './assemble/records/examine-records.ts';
import { doubtRecords } from './assemble/signoffs/doubt-records.ts';
import { describeLostHalf, listLostHalves, listOpenHalves } from './assemble/signoffs/list-lost-halves.ts';
import { listMissingPairs } from './assemble/signoffs/list-missing-pairs.ts';
import { listPeople } from './assemble/signoffs/people-keys.ts';
import { listPolicies } from './assemble/signoffs/policies.ts';
import { parseSigningKeys } from './assemble/signoffs/signing-keys.ts';
import { listSignoffProblems } from './assemble/signoffs/signoff-problems.ts';
import type { SignoffSources } from './assemble/signoffs/signoff-sources.ts';
import { assembleTrails } from './assemble/trail/assemble-trails.ts';
import { parsePeople } from './read/content/parse-people.ts';
import { readTrust } from './read/content/read-trust.ts';
import { readValidation } from './read/content/read-validation.ts';
import { parseProtocol } from './read/documents/parse-protocol.ts';
import { parseRecord } from './read/documents/parse-record.ts';
import { rootDoesNotVouch, signatureHalfTakenAway, signatureTakenAway, signedRecordMissing } from './schema/problems/signing-problems.ts';
import type { ParsedRecord } from './schema/records/parsed-document.ts';
import type { SignatureFile, ValidationContent } from './schema/records/validation-content.ts';
import { isSuperseded } from './schema/signoffs/superseded.ts';

const signersPath = 'content/allowed_signers';

declare module '../book/capability.ts' {
  interface CollectedSources {
    /** What signatures on records were judged by, for whoever signs and verifies. */
    readonly validation: SignoffSources;
  }
}

/** Examines records, judges signatures on them and lays both into the Book: the whole way of validation. Null where nobody began with it. */
export const collectValidation: CollectPart = async (inputs) => {
  const { root, histories, asOfGiven, now, keep } = inputs;
  const content = await readValidation(root, keep, inputs.elsewhere);
  // What was ever signed is found, though every file of it was deleted.
  if (isEmpty(content) && !wasEverSigned(await inputs.history())) return null;
  inputs.onProgress('begun');
  const history = await inputs.history();
  const asOf = asOfGiven ? inputs.book.asOf : findNewest(history, inputs.book.asOf);
  const book = { ...inputs.book, asOf };
  const records = examineRecords({
    content,
    history,
    products: book.products,
    histories,
    parseProtocol: (text, source) => parseProtocol(text, { source }),
  });
  const contexts = describeSignoffContexts(records, history);
  const policies = listPolicies(history, (text) => parsePeople(text, 'content/people.yaml').people);
  const formerSigners = [...history.versions.values()].flat().flatMap(({ path, text }) => (path === signersPath ? (text ?? []) : []));
  const keys = parseSigningKeys({ ...content, policies, asOf, now, formerSigners });
  const files = groupByRecord(content.signatures);
  const missing = listMissingPairs(history, content.signatures);
  const signoffs = new Map(
    [...contexts].map(([path, context]) => [path, judgeSignoffs(context, files.get(path) ?? [], keys, missing.get(path))]),
  );
  const halves = listLostHalves(history, { files: content.signatures, everSigned: keys.everSigned });
  const lost = new Map(
    halves.length === 0 ? [] : [...contexts].map(([path, context]) => [path, listOpenHalves(halves, context, signoffs.get(path) ?? [])]),
  );
  const orphans = halves.filter(({ records: named }) => !named.some((path) => contexts.has(path)));
  const folderOf = new Map(content.records.map(({ source, folder }) => [source, folder]));
  const parse = (text: string, path: string): ParsedRecord => parseRecord(text, { source: path, folder: folderOf.get(path) ?? null });
  const { trails, problems: unknown } = assembleTrails({ records: content.records, history, parse, keep });
  const { people, problems: wrongKeys } = listPeople(content.people, content.allowedSigners);
  const trustLists = listTrustLists(history);
  const trusted = await readTrust(root);
  const own = judgeRoot(content.people, trusted);
  const trust = own === null ? null : judgeTrustNumber(own, listNumbered(trusted, inputs.written), trustLists);
  const assembled = assembleValidation({
    book,
    content,
    history,
    records,
    contexts,
    signoffs,
    lost: new Map([...lost].map(([path, own]) => [path, own.map(describeLostHalf)])),
    trails,
    people,
    root: trust,
    asOfGiven,
    now,
  });
  const deleted = new Set(assembled.problems.flatMap(({ code, place }) => (code === 'signed-record-deleted' ? place.source : [])));
  const problems = [
    ...content.problems,
    ...unknown,
    ...wrongKeys,
    ...(trust?.state === 'not-vouched' ? [rootDoesNotVouch({ source: 'content/people.yaml' }, trust.reason)] : []),
    ...[...contexts].flatMap(([path, { protocol }]) => listSignoffProblems(signoffs.get(path) ?? [], protocol?.roles ?? [], history)),
    ...[...contexts].flatMap(([path, { protocol }]) =>
      (signoffs.get(path) ?? [])
        .filter((one, _, all) => one.state === 'taken-away' && !isSuperseded(one, all, protocol?.roles ?? []))
        .map(({ statement }) => signatureTakenAway({ source: statement }, statement.replace(/^.*\/|\.json$/g, ''))),
    ),
    ...[...missing].flatMap(([path, pairs]) =>
      pairs.flatMap(({ file, key }) =>
        contexts.has(path) || deleted.has(path) || !keys.everSigned.has(key) ? [] : signedRecordMissing({ source: path }, file.source),
      ),
    ),
    ...new Map(
      [...[...lost.values()].flat(), ...orphans].map(({ source }) => [source, signatureHalfTakenAway({ source })] as const),
    ).values(),
    ...assembled.problems,
  ];
  inputs.onProgress('ended');
  return {
    book: doubtRecords(assembled.book, raiseStrict(problems, inputs.config.strict)),
    problems,
    sources: { validation: { contexts, files: content.signatures, missing, keys, trustLists } },
  };
};

/** Most projects begin without records, and need none of what judges them. */
function isEmpty({ protocols, records, evidence, signatures, people, problems }: ValidationContent): boolean {
  return [protocols, records, evidence, signatures, problems].every((list) => list.length === 0) && people === null;
}

/** Whether git remembers a file of a signature anywhere in the content folder. */
function wasEverSigned({ versions }: ContentHistory): boolean {
  return [...versions.values()].flat().some(({ path }) => /\/signatures\/[^/]+\/[^/]+\.(?:json|sig)$/.test(path));
}

function groupByRecord(files: readonly SignatureFile[]): ReadonlyMap<string, readonly SignatureFile[]> {
  const groups = new Map<string, SignatureFile[]>();
  for (const file of files) {
    const group = groups.get(file.record);
    if (group === undefined) groups.set(file.record, [file]);
    else group.push(file);
  }
  return groups;
}
