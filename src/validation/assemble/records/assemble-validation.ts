import type { Book } from '../../../book/schema/book.ts';
import type { ContentHistory } from '../../../git/schema/content-history.ts';
import { instantOf } from '../../../git/schema/instant.ts';
import { compareInstants } from '../../../releases/assemble/changes/compare-changes.ts';
import { compareText } from '../../../text/schema/order/compare-text.ts';
import type { Problem } from '../../../text/schema/problem.ts';
import { signedRecordUnplaced } from '../../schema/problems/signing-problems.ts';
import type { Protocol } from '../../schema/protocols/protocol.ts';
import type { ValidationRecord } from '../../schema/records/record.ts';
import type { ValidationContent } from '../../schema/records/validation-content.ts';
import { tellKeyUse } from '../../schema/signoffs/key-use.ts';
import { findPrincipals } from '../../schema/signoffs/people-names.ts';
import type { Signoff } from '../../schema/signoffs/signoff.ts';
import type { SignoffContext } from '../../schema/signoffs/signoff-context.ts';
import { lintContent } from '../lint/lint-content.ts';
import { lintRecord } from '../lint/lint-record.ts';
import { lintRelease } from '../lint/lint-release.ts';
import { assembleTraces } from '../traces/traces.ts';
import type { Trail } from '../trail/assemble-trail.ts';
import { answerRefusals } from './answer-refusals.ts';
import { assembleRecord } from './assemble-record.ts';
import { assembleCoolingOff, listEarlyDecisions } from './cooling-off.ts';
import type { ExaminedRecord } from './examined-record.ts';
import { nameRecords } from './record-slugs.ts';
import { listStepDifferences } from './step-differences.ts';

/** Everything that the validation of a Book is made from. */
export interface ValidationSources {
  /** The Book without validation. */
  readonly book: Book;
  readonly content: ValidationContent;
  readonly history: ContentHistory;
  readonly records: readonly ExaminedRecord[];
  /** By path of the record. */
  readonly contexts: ReadonlyMap<string, SignoffContext>;
  readonly signoffs: ReadonlyMap<string, readonly Signoff[]>;
  /** What was lost of signatures on a record, in sentences, by its path. */
  readonly lost: ReadonlyMap<string, readonly string[]>;
  readonly trails: ReadonlyMap<string, Trail>;
  readonly people: Book['people'];
  readonly root: Book['signing']['root'];
  /** Whether what counts as now was given; else a record is judged by the day of its own commit. */
  readonly asOfGiven: boolean;
  /** What the clock says; a record that is not committed is judged by it. Null when that is not known. */
  readonly now: string | null;
}

/** What validation adds to a Book, and what is wrong with it. */
export interface AssembledValidation {
  readonly book: Book;
  readonly problems: readonly Problem[];
}

/** Lays records, traces, protocols, people and operations into a Book. Records of a folder whose release is not in git are judged and shown nowhere. */
export function assembleValidation(sources: ValidationSources): AssembledValidation {
  const { book, content, history, records, contexts, signoffs, lost, trails, people, root } = sources;
  const { slugs, problems: twice } = nameRecords(content.records);
  const findPrincipal = findPrincipals(content.people);
  const able = listAble(people, book.asOf);
  const files = new Set([
    ...content.records.map(({ source }) => source),
    ...content.protocols.map(({ source }) => source),
    ...content.evidence.map(({ source }) => source),
  ]);
  const problems: Problem[] = [...twice, ...lintContent(content, { records, history, asOf: book.asOf })];
  const continued = new Set(
    records.flatMap(({ parsed, chained }) => (parsed.head?.status === 'void' ? [] : (chained.previous?.source ?? []))),
  );
  const environmentOf = new Map(records.map(({ parsed: { source, head } }) => [source, head?.environment ?? null]));
  const ofRelease = new Map<string, readonly ValidationRecord[]>();
  const operations: ValidationRecord[] = [];
  for (const examined of records) {
    const { parsed, pinned, release } = examined;
    const context = contexts.get(parsed.source);
    if (context === undefined) continue;
    const own = signoffs.get(parsed.source) ?? [];
    const trail = trails.get(parsed.source) ?? noTrail;
    const differences = pinned.protocol === null ? [] : listStepDifferences(pinned.protocol.steps, parsed.body.steps);
    const coolingOff = assembleCoolingOff(parsed, { protocol: pinned.protocol, asOf: book.asOf });
    const otherwise = lintRelease(examined, { signoffs: own, continued });
    // Of a tag that people signed for and that moved, its record is not what has to be corrected.
    const isTold = ({ code }: Problem) => code === 'candidate-commit-differs' && otherwise.some((one) => one.code === 'signed-tag-moved');
    problems.push(
      ...otherwise,
      ...lintRecord(examined, {
        findPrincipal,
        peopleKnown: content.people !== null,
        files,
        differences,
        now: tellNow(examined, sources),
      }).filter((problem) => !isTold(problem)),
      ...listEarlyDecisions(parsed, coolingOff, { protocol: pinned.protocol, asOf: book.asOf, signoffs: own, trail: trail.entries }),
      ...trail.problems,
    );
    const record = assembleRecord(examined, {
      slug: slugs.get(parsed) ?? parsed.source,
      context,
      signoffs: own,
      lost: lost.get(parsed.source) ?? [],
      trail: trail.entries,
      differences,
      people: content.people,
      able,
      asOf: book.asOf,
      history,
      carriedFrom: listCarriedFrom(examined, environmentOf),
      continued: continued.has(parsed.source),
      distrust: root?.state === 'not-vouched' ? root.reason : null,
    });
    if (parsed.folder !== null && release === null && own.length > 0)
      problems.push(signedRecordUnplaced({ source: parsed.source }, parsed.folder));
    if (parsed.folder === null) operations.push(record);
    else {
      const key = `${parsed.folder.product}\n${parsed.folder.version}`;
      const others = ofRelease.get(key);
      ofRelease.set(key, [...(others ?? []), record]);
    }
  }
  for (const [key, runs] of ofRelease) {
    const answered = answerRefusals(runs, 'release');
    ofRelease.set(key, answered.records);
    problems.push(...answered.problems);
  }
  const answered = answerRefusals(operations, 'operations');
  problems.push(...answered.problems);
  const products = book.products.map((product) => ({
    ...product,
    releases: product.releases.map((release) => {
      const own = ofRelease.get(`${product.id}\n${release.version}`);
      return own === undefined ? release : { ...release, validation: { records: own, traces: assembleTraces(release, product, own) } };
    }),
  }));
  const signing = { policy: content.policySha256, root };
  return { book: { ...book, products, protocols: listProtocols(content), people, operations: answered.records, signing }, problems };
}

/** Principals who have a key to sign with. */
function listAble(people: Book['people'], asOf: string): ReadonlySet<string> {
  const able = people.filter(({ keys }) => keys.some((key) => tellKeyUse(key, asOf) === 'in-use'));
  return new Set(able.map(({ principal }) => principal));
}

/** Results of earlier runs count in another environment only as a doubt. */
function listCarriedFrom(
  { parsed: { head }, standings }: ExaminedRecord,
  environmentOf: ReadonlyMap<string, string | null>,
): readonly string[] {
  const own = head?.environment ?? null;
  return standings.flatMap(({ step, carried, record }) => {
    const there = environmentOf.get(record) ?? null;
    return carried && own !== null && there !== null && there !== own ? [`\`${step}\` in ${there}`] : [];
  });
}

const noTrail: Trail = { entries: [], problems: [] };

function listProtocols({ protocols }: ValidationContent): readonly Protocol[] {
  const byId = new Map<string, Protocol>();
  for (const { protocol } of protocols) if (protocol !== null && !byId.has(protocol.id)) byId.set(protocol.id, protocol);
  return [...byId.values()].sort((left, right) => compareText(left.id, right.id));
}

/** What counts as today for a record: as given; else the commit of its text, because what was written later than the newest commit of a product need not be in the future; before it is committed, the clock. */
function tellNow({ parsed, versions }: ExaminedRecord, { book, asOfGiven, now }: ValidationSources): string | null {
  if (asOfGiven) return book.asOf;
  return versions.findLast(({ sha256, commit }) => commit !== null && sha256 === parsed.sha256)?.committedAt ?? now;
}

/** The newest commit of the content folder, or `asOf` where that is newer. */
export function findNewest(history: ContentHistory, asOf: string): string {
  let newest = asOf;
  let limit = instantOf(asOf);
  for (const versions of history.versions.values()) {
    for (const { committedAt } of versions) {
      if (committedAt === null || instantOf(committedAt) <= limit || compareInstants(committedAt, newest) <= 0) continue;
      newest = committedAt;
      limit = instantOf(committedAt);
    }
  }
  return newest;
}
