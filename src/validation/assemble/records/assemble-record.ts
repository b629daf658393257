import type { ContentHistory } from '../../../git/schema/content-history.ts';
import type { StepDifference, ValidationRecord } from '../../schema/records/record.ts';
import type { TrailEntry } from '../../schema/records/trail.ts';
import type { People } from '../../schema/signoffs/people.ts';
import type { Signoff } from '../../schema/signoffs/signoff.ts';
import type { SignoffContext } from '../../schema/signoffs/signoff-context.ts';
import { assembleCoolingOff } from './cooling-off.ts';
import type { ExaminedRecord } from './examined-record.ts';
import { listDoubts } from './list-doubts.ts';
import { tellRecordState } from './record-state.ts';
import { listRequiredRoles } from './required-roles.ts';

/** What a record of the Book is made from, beside what was found out about it. */
export interface RecordSources {
  readonly slug: string;
  readonly context: SignoffContext;
  readonly signoffs: readonly Signoff[];
  /** What was lost of its signatures, in sentences. */
  readonly lost: readonly string[];
  readonly trail: readonly TrailEntry[];
  readonly differences: readonly StepDifference[];
  readonly people: People | null;
  /** Principals who have a key in use. */
  readonly able: ReadonlySet<string>;
  readonly asOf: string;
  readonly history: ContentHistory;
  /** Steps that were executed in another environment: `S-1 in development`. */
  readonly carriedFrom: readonly string[];
  /** Whether a later run goes on from it. */
  readonly continued: boolean;
  /** Why root keys do not vouch for people and keys; null when they do, or when none are named. */
  readonly distrust: string | null;
}

/** Assembles a record of the Book. */
export function assembleRecord(examined: ExaminedRecord, sources: RecordSources): ValidationRecord {
  const { parsed, release, chained, pinned, checked, named, standings, versions, revision } = examined;
  const { slug, context, signoffs, lost, trail, differences, people, able, asOf, history, carriedFrom, continued, distrust } = sources;
  const { head, body, folder } = parsed;
  const { protocol } = pinned;
  const isVoid = head?.status === 'void';
  const roles = protocol?.roles ?? [];
  const closed = isVoid ? 'The record is void.' : head === null ? 'The front matter of the record is wrong.' : null;
  const required = listRequiredRoles(roles, { context, signoffs, people, able, asOf, closed });
  const contradictions = body.problems.flatMap(({ code, message }) => (code === 'overall-result-differs' ? [message] : []));
  const doubts = listDoubts({
    candidate: checked.candidate,
    release,
    signoffs,
    lost,
    history,
    carriedFrom,
    continued,
    contradictions,
    distrust,
  });
  const { state, reason } = tellRecordState({ context, isVoid, steps: body.steps.length, signoffs, roles, required, doubts });
  const why = head?.reason?.trim() ?? '';
  return {
    path: parsed.source,
    slug,
    title: head?.title ?? protocol?.title ?? slug,
    kind: protocol?.kind ?? 'free',
    product: folder?.product ?? null,
    release: release?.version ?? folder?.version ?? null,
    candidate: checked.candidate,
    environment: head?.environment ?? null,
    tester: head?.tester ?? null,
    date: head?.date ?? null,
    run: chained.run,
    previous: chained.previous?.source ?? null,
    answers: head?.previous === undefined || why === '' ? null : (chained.previous?.source ?? null),
    coverage: { asked: context.record.asked, covered: context.record.covered },
    revision,
    sha256: parsed.sha256,
    protocol: {
      id: head?.protocol ?? null,
      version: head?.protocolVersion ?? null,
      sha256: head?.protocolDigest?.replace(/^sha256:/i, '').toLowerCase() ?? null,
      title: protocol?.title ?? null,
      current: pinned.current?.version ?? null,
      state: pinned.state,
      reason: pinned.reason,
    },
    state,
    stateReason: reason,
    doubts: isVoid ? [] : doubts,
    steps: body.steps,
    standings,
    differences,
    deviations: body.deviations,
    evidence: named.evidence,
    blocks: body.blocks,
    signoffs,
    required,
    coolingOff: assembleCoolingOff(parsed, { protocol, asOf }),
    ...(head?.executedElsewhere === undefined
      ? {}
      : { executedElsewhere: { ...head.executedElsewhere, scans: [...(head.executedElsewhere.scans ?? [])] } }),
    request:
      head?.requested === undefined && head?.reason === undefined && head?.stakeholders === undefined
        ? null
        : { reason: head.reason ?? '', stakeholders: head.stakeholders ?? [], requested: head.requested ?? null },
    trail,
    trailKnown: history.known && versions.length > 0,
  };
}
