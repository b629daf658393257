import type { Product, Release } from '../../../book/schema/book.ts';
import type { Change } from '../../../book/schema/change.ts';
import { compareText } from '../../../text/schema/order/compare-text.ts';
import type { Trace, ValidationRecord } from '../../schema/records/record.ts';
import type { Step, StepReference } from '../../schema/records/step.ts';
import { isCarrier } from './is-carrier.ts';
import { indexReferences, type ReferenceIndex } from './reference-index.ts';
import { listHoles } from './trace-holes.ts';

interface Naming {
  readonly record: ValidationRecord;
  readonly step: Step;
}

interface Draft {
  readonly reference: StepReference;
  readonly changes: Set<Change>;
  readonly steps: Naming[];
}

/**
 * Follows every requirement, issue, pull request and risk that a step names, and every pull request and issue of the release's changes, on its way through the release:
 * change, pull request, commit, step, evidence, deviation, signature, tag. Empty for a release without records.
 */
export function assembleTraces(
  release: Release,
  product: Pick<Product, 'repositories'>,
  records: readonly ValidationRecord[],
): readonly Trace[] {
  const counted = records.filter(({ state }) => state !== 'void');
  if (counted.length === 0) return [];
  const index = indexReferences(release, product);
  const drafts = new Map<string, Draft>();
  const open = (reference: StepReference): Draft => {
    const settled = index.settle(reference);
    const key = `${settled.kind} ${settled.id}`;
    const draft = drafts.get(key) ?? { reference: settled, changes: new Set(index.changesOf(settled)), steps: [] };
    drafts.set(key, draft);
    return draft;
  };
  for (const reference of index.references) open(reference);
  for (const record of counted) {
    for (const step of record.steps) {
      const named = step.references.map(open);
      for (const draft of named) if (draft.steps.at(-1)?.step !== step) draft.steps.push({ record, step });
      // A step that names a requirement and a pull request says that the one is in the other.
      const pulls = named
        .filter(({ reference }) => reference.kind === 'pull' || reference.kind === 'issue')
        .flatMap(({ changes }) => [...changes]);
      for (const { reference, changes } of named)
        if (reference.kind === 'requirement' || reference.kind === 'risk') for (const change of pulls) changes.add(change);
    }
  }
  const byChange = groupByChange(drafts.values());
  for (const draft of drafts.values()) shareSteps(draft, byChange);
  const steps = indexSteps(counted);
  const places = new Map(release.changes.map((change, place) => [change, place]));
  const openOf = new Map(
    counted.map(({ path, deviations }) => [path, new Set(deviations.filter(({ status }) => status === 'open').map(({ id }) => id))]),
  );
  return [...drafts.values()]
    .sort((a, b) => kinds.indexOf(a.reference.kind) - kinds.indexOf(b.reference.kind) || compareIds(a.reference.id, b.reference.id))
    .map((draft) => describeTrace(draft, { places, index, steps, open: openOf, ends: findEnds(counted), byChange }));
}

/** The steps that name an issue or a pull request of each change. */
function groupByChange(drafts: Iterable<Draft>): ReadonlyMap<Change, readonly Naming[]> {
  const groups = new Map<Change, Naming[]>();
  for (const { reference, changes, steps } of drafts) {
    if (!isCarried(reference)) continue;
    for (const change of changes) groups.set(change, [...(groups.get(change) ?? []), ...steps]);
  }
  return groups;
}

/** A step that names a pull request verifies its change, and with it the issue that it puts right and every other pull request that brought it. */
function shareSteps({ reference, changes, steps }: Draft, byChange: ReadonlyMap<Change, readonly Naming[]>): void {
  if (!isCarried(reference)) return;
  const known = new Set(steps.map(({ step }) => step));
  for (const change of changes) {
    for (const naming of byChange.get(change) ?? []) {
      if (known.has(naming.step)) continue;
      known.add(naming.step);
      steps.push(naming);
    }
  }
}

function isCarried({ kind }: StepReference): boolean {
  return kind === 'issue' || kind === 'pull';
}

/** The last run of the chain that each record is in: what an earlier run found counts by it, and is signed with it. */
function findEnds(records: readonly ValidationRecord[]): ReadonlyMap<ValidationRecord, ValidationRecord> {
  const next = new Map(records.flatMap((record) => (record.previous === null ? [] : [[record.previous, record] as const])));
  return new Map(
    records.map((record) => {
      const passed = new Set([record]);
      let end = record;
      for (let after = next.get(end.path); after !== undefined && !passed.has(after); after = next.get(after.path)) {
        passed.add(after);
        end = after;
      }
      return [record, end];
    }),
  );
}

const kinds: readonly StepReference['kind'][] = ['requirement', 'issue', 'pull', 'risk'];

interface Surroundings {
  /** Where each change stands in the release. */
  readonly places: ReadonlyMap<Change, number>;
  readonly index: ReferenceIndex;
  readonly steps: StepIndex;
  /** Open deviations of each record. */
  readonly open: ReadonlyMap<string, ReadonlySet<string>>;
  readonly ends: ReadonlyMap<ValidationRecord, ValidationRecord>;
  readonly byChange: ReadonlyMap<Change, readonly Naming[]>;
}

/** Per record and step: evidence and deviations. */
type StepIndex = ReadonlyMap<
  ValidationRecord,
  { readonly evidence: ReadonlyMap<string, readonly string[]>; readonly deviations: ReadonlyMap<string, readonly string[]> }
>;

function indexSteps(records: readonly ValidationRecord[]): StepIndex {
  return new Map(
    records.map((record) => {
      const evidence = group(record.evidence.flatMap(({ path, steps }) => steps.map((step) => [step, path] as const)));
      const deviations = group(record.deviations.flatMap(({ id, step }) => (step === null ? [] : [[step, id] as const])));
      return [record, { evidence, deviations }];
    }),
  );
}

function group(pairs: readonly (readonly [string, string])[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const [key, value] of pairs) {
    const own = groups.get(key);
    if (own === undefined) groups.set(key, [value]);
    else own.push(value);
  }
  return groups;
}

function describeTrace({ reference, changes, steps: named }: Draft, { places, index, steps, open, ends, byChange }: Surroundings): Trace {
  const carried = [...changes].sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
  const records = [...new Set(named.map(({ record }) => ends.get(record) ?? record))];
  const trace = {
    reference,
    carrier: isCarrier(reference, carried),
    changes: carried.map(({ id }) => id),
    pulls: [...new Set(carried.flatMap(({ pulls }) => pulls.filter(({ role }) => role !== 'mentioned').map(({ number }) => number)))],
    commits: [...new Set(carried.flatMap(({ commits }) => commits.map(({ sha }) => sha)))],
    steps: named.map(({ record, step }) => ({ record: record.path, step: step.id, result: step.result })),
    evidence: [...new Set(named.flatMap(({ record, step }) => steps.get(record)?.evidence.get(step.id) ?? []))],
    deviations: named.flatMap(({ record, step }) =>
      (steps.get(record)?.deviations.get(step.id) ?? []).map((deviation) => ({ record: record.path, deviation })),
    ),
    signoffs: records.flatMap((record) =>
      record.signoffs.flatMap(({ state }, signoff) => (state === 'valid' ? [{ record: record.path, signoff }] : [])),
    ),
    tags: index.tagsOf(carried),
  };
  const unverified = isCarried(reference) && named.length > 0 ? carried.filter((change) => (byChange.get(change) ?? []).length === 0) : [];
  const untold = unverified.map(({ id }) => `No step verifies the change \`${id}\`.`);
  return { ...trace, holes: [...untold, ...listHoles(trace, { records, open })] };
}

/** `REQ-2` before `REQ-10`. */
function compareIds(left: string, right: string): number {
  const [a, b] = [left, right].map((id) => id.replace(/\d+/g, (digits) => digits.padStart(12, '0')));
  return compareText(a ?? '', b ?? '') || compareText(left, right);
}
