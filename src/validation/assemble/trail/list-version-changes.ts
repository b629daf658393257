import type { FileVersion } from '../../../git/schema/content-history.ts';
import type { ParsedRecord } from '../../schema/records/parsed-document.ts';
import type { TrailEntry } from '../../schema/records/trail.ts';
import { type FieldChange, listFieldChanges, listMergeChanges } from './list-field-changes.ts';

/** A change as the trail tells it, before who made it. */
export type EntryChange = Omit<FieldChange, 'kind'> & { readonly kind: TrailEntry['kind'] };

/** A version of a record, and what it changed against those that it was made from. */
export interface ChangedVersion {
  readonly version: FileVersion;
  readonly changes: readonly EntryChange[];
}

/** What each version changed: against the version that its commit began with, which on branches is not always the one before it. `read` gives null for a text that is not there. */
export function listVersionChanges(
  versions: readonly FileVersion[],
  read: (version: FileVersion) => ParsedRecord | null,
): readonly ChangedVersion[] {
  const past = new Past();
  return versions.map((version) => {
    const changes = listChanges(version, past, read);
    past.add(version);
    return { version, changes };
  });
}

const whole = { step: null, executed: false };

function listChanges(version: FileVersion, past: Past, read: (version: FileVersion) => ParsedRecord | null): readonly EntryChange[] {
  if (version.removed) return [{ kind: 'cleared', step: null, field: 'record', from: version.path, to: '', executed: true }];
  const begins = past.last === null || past.last.removed === true;
  const created: readonly EntryChange[] = begins ? [{ ...whole, kind: 'created', field: 'record', from: '', to: version.path }] : [];
  const moved = begins ? [] : listMoves(version, past);
  const present = read(version);
  // A text that is not there was changed in ways that nobody can tell.
  if (present === null) return [...created, ...moved, { ...whole, kind: 'text', field: 'text', from: '', to: '' }];
  if (version.cut) return created;
  const sources = past.listSources(version);
  const parents = sources.flatMap((source) => read(source) ?? []);
  const [first, second] = sources;
  if (parents.length > 1 && first !== undefined && second !== undefined) {
    const base = past.findCommon(first, second);
    return [...created, ...moved, ...listMergeChanges(parents, base === null ? null : read(base), present)];
  }
  const before = parents[0] ?? (past.lastWithText === null ? null : read(past.lastWithText));
  return [...created, ...moved, ...(before?.sha256 === present.sha256 ? [] : listFieldChanges(before, present))];
}

function listMoves({ path, object, from = [] }: FileVersion, past: Past): readonly EntryChange[] {
  const last = past.last?.path ?? path;
  if (last === path) return [];
  // On another branch the file may still have its old name; that is no move back.
  if (object !== from[0] && past.paths.has(path)) return [];
  return from.length > 1 ? [] : [{ ...whole, kind: 'moved', field: 'record', from: last, to: path }];
}

/** The versions that came before one, as they are needed to tell what it was made from. */
class Past {
  last: FileVersion | null = null;
  lastWithText: FileVersion | null = null;
  readonly paths = new Set<string>();
  private readonly byObject = new Map<string, FileVersion>();
  private readonly sources = new Map<string, Set<string>>();

  add(version: FileVersion): void {
    this.last = version;
    if (version.text !== null) this.lastWithText = version;
    this.paths.add(version.path);
    if (version.object === undefined) return;
    this.byObject.set(version.object, version);
    const sources = this.sources.get(version.object) ?? new Set();
    for (const source of version.from ?? []) sources.add(source);
    this.sources.set(version.object, sources);
  }

  listSources({ from }: FileVersion): readonly FileVersion[] {
    if (from === undefined) return this.last === null ? [] : [this.last];
    return from.flatMap((object) => this.byObject.get(object) ?? []);
  }

  /** The nearest version that both came from. */
  findCommon(first: FileVersion, second: FileVersion): FileVersion | null {
    const own = new Set(this.walk(first));
    for (const object of this.walk(second)) if (own.has(object)) return this.byObject.get(object) ?? null;
    return null;
  }

  private *walk({ object }: FileVersion): Generator<string> {
    const seen = new Set(object === undefined ? [] : [object]);
    for (const one of seen) {
      yield one;
      for (const source of this.sources.get(one) ?? []) seen.add(source);
    }
  }
}
