import { isCandidate, parseVersion, type Version } from '../version.ts';

const title =
  /^[^\p{L}\p{N}]*(?:(?:release|staging|stage|promote|deploy|version|candidate|prepare|bump(?: version)?(?: to)?)\b[\s:–-]*){1,4}v?(\d[\w.+-]{0,60})[^\p{L}\p{N}]*$/iu;

/**
 * A pull request whose title says that its merge is a release candidate: `Release 2.2.3rc1` (umccr/data-portal-apis). Null for any other title,
 * also for one with build metadata, which projects such as etcd write into their sources after a candidate.
 *
 * @example Release 2.2.3rc1 -> "2.2.3rc1"
 * @example Release: v1.4.0-rc.2 -> "1.4.0-rc.2"
 * @example Release 2.2.3 -> null
 * @example Bump version to 3.1.0-rc.0+git -> null
 */
export function parseCandidateTitle(text: string): Version | null {
  if (text.length > 120 || !/\d/.test(text)) return null;
  const version = parseVersion(title.exec(text)?.[1] ?? '');
  return version && isCandidate(version) && version.stage !== 'unknown' && version.build === '' ? version : null;
}
