import { compareVersions, finalKey, isCandidate, type Version, versionKey } from '../../schema/version.ts';
import type { VersionTag } from '../tags/version-tag.ts';

/** A candidate known only from the title of a merged pull request. */
export interface TitledCandidate {
  readonly repository: number;
  readonly version: Version;
  readonly pull: number;
  readonly title: string;
  readonly commit: string;
}

/** A candidate of a planned release: its tag in each repository, or the pull request that names it. */
export interface PlannedCandidate {
  readonly version: Version;
  readonly tags: readonly (VersionTag | undefined)[];
  readonly titled: TitledCandidate | null;
}

/** A version of the product before its changes are known. */
export interface PlannedRelease {
  readonly version: Version;
  /** False when only candidates are known. */
  readonly final: boolean;
  /** The tag that counts, per repository. */
  readonly tags: readonly (VersionTag | undefined)[];
  readonly candidates: readonly PlannedCandidate[];
}

/** Joins the tags of all repositories into releases, oldest version first: a version is there when any repository has it. */
export function planReleases(
  versions: readonly ReadonlyMap<string, readonly VersionTag[]>[],
  titled: readonly TitledCandidate[],
): readonly PlannedRelease[] {
  const drafts = new Map<
    string,
    { version: Version; final: boolean; tags: (VersionTag | undefined)[]; candidates: Map<string, PlannedCandidate> }
  >();
  const finals = versions.flatMap((byKey) => [...byKey.values()].flatMap(([first]) => (first ? [first.version] : [])));
  const keyOf = decideKeys(finals);
  const draftOf = (version: Version) => {
    const key = keyOf(version);
    const known = drafts.get(key);
    if (known) return known;
    const draft = {
      version: baseOf(version),
      final: false,
      tags: versions.map(() => undefined),
      candidates: new Map<string, PlannedCandidate>(),
    };
    drafts.set(key, draft);
    return draft;
  };
  versions.forEach((byKey, repository) => {
    for (const [key, [first]] of byKey) {
      if (!first) continue;
      const draft = draftOf(first.version);
      if (!isCandidate(first.version)) {
        if (!draft.final) draft.version = first.version;
        draft.final = true;
        draft.tags[repository] = first;
      } else {
        const known = draft.candidates.get(key);
        const tags = versions.map((_, index) => (index === repository ? first : known?.tags[index]));
        draft.candidates.set(key, { version: known?.version ?? first.version, tags, titled: null });
      }
    }
  });
  for (const candidate of titled) {
    const draft = draftOf(candidate.version);
    const key = versionKey(candidate.version);
    if (!draft.candidates.has(key))
      draft.candidates.set(key, { version: candidate.version, tags: versions.map(() => undefined), titled: candidate });
  }
  const planned = [...drafts.values()].map((draft) => ({
    ...draft,
    candidates: [...draft.candidates.values()].sort((left, right) => compareVersions(left.version, right.version)),
  }));
  return planned.sort((left, right) => compareVersions(left.version, right.version));
}

/**
 * Which release a version belongs to. A candidate's own build metadata says nothing about its final's: it belongs to the final of its build, else
 * to the first of its number, else to the number alone (SemVer 2.0.0 §10).
 */
function decideKeys(versions: readonly Version[]): (version: Version) => string {
  const finals = versions.filter((version) => !isCandidate(version)).sort(compareVersions);
  const keys = new Set(finals.map(finalKey));
  const byNumber = new Map<string, string>();
  for (const version of finals) {
    const number = finalKey({ ...version, build: '' });
    if (!byNumber.has(number)) byNumber.set(number, finalKey(version));
  }
  return (version) => {
    const key = finalKey(version);
    if (!isCandidate(version) || version.build === '' || keys.has(key))
      return byNumber.has(key) && isCandidate(version) ? (byNumber.get(key) ?? key) : key;
    const number = finalKey({ ...version, build: '' });
    return byNumber.get(number) ?? number;
  };
}

/** The final version that a candidate is for, spelled as in the candidate. */
function baseOf(version: Version): Version {
  if (!isCandidate(version)) return version;
  const base = version.base.split('+')[0] ?? version.base;
  return { text: base, numbers: version.numbers, stage: 'final', label: [], build: '', base };
}
