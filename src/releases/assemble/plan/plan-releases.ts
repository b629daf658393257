import { compareVersions, finalKey, isCandidate, type Version, versionKey } from '../../schema/version.ts';
import type { VersionTag } from './version-tags.ts';

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
  const draftOf = (version: Version) => {
    const key = finalKey(version);
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

/** The final version that a candidate is for, spelled as in the candidate. */
function baseOf(version: Version): Version {
  if (!isCandidate(version)) return version;
  return { text: version.base, numbers: version.numbers, stage: 'final', label: [], build: version.build, base: version.base };
}
