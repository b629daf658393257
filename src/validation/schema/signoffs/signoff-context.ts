import type { FileVersion } from '../../../git/schema/content-history.ts';
import type { ProtocolRole } from '../protocols/protocol.ts';
import type { EvidenceFile } from '../records/evidence.ts';
import type { countResults } from '../records/step.ts';

/** All that signatures on one record are judged by, beside keys and people; what `docket sign` refuses by as well. */
export interface SignoffContext {
  readonly record: {
    /** `content/releases/portal/2.3.0/release-validation.mdx` */
    readonly path: string;
    readonly text: string;
    readonly revision: number;
    readonly sha256: string;
    /** Whether its file holds what programs read differently, so that nobody can sign it. */
    readonly refused?: boolean;
    /** Principals who executed it or a step of it, as far as `people.yaml` knows them; else the names as written. */
    readonly executors: readonly string[];
    /** How many steps count, those of earlier runs included. */
    readonly steps: number;
    /** How many steps have a result of this run, none of an earlier one. */
    readonly executed: number;
    /** How many steps the protocol asks for, and how many of them the record has. */
    readonly asked: number;
    readonly covered: number;
    /** Steps of the protocol that are missing or ask for something else, and that no decided deviation names. */
    readonly departures: readonly string[];
    /** How many of the steps that count came out how, and how many deviations the record has. */
    readonly results: ReturnType<typeof countResults>;
    readonly deviations: number;
    readonly untouched: readonly string[];
    /** Steps that were left out, as n/a or skipped. */
    readonly leftOut: readonly string[];
    /** Those of them that give no reason. */
    readonly unexplained: readonly string[];
    readonly openDeviations: readonly string[];
    /** Failed or blocked steps without a deviation that is closed or accepted. */
    readonly unresolved: readonly string[];
  };
  /** Null when the record names none that is known. */
  readonly protocol: {
    readonly id: string;
    readonly version: string;
    readonly sha256: string;
    readonly roles: readonly ProtocolRole[];
  } | null;
  /** Null for an operational record. */
  readonly release: {
    readonly product: string;
    readonly version: string;
    readonly candidate: string | null;
    readonly tag: string | null;
    readonly commit: string | null;
  } | null;
  /** The files that the record names as evidence and that are there, by path below `content/`. */
  readonly evidence: readonly EvidenceFile[];
  /** The versions of the record that git knows, oldest first. */
  readonly versions: readonly FileVersion[];
  /** By path of a statement: the versions that git knows. The first bounds the time of signing. */
  readonly signatureVersions: ReadonlyMap<string, readonly FileVersion[]>;
}
