import { compareVersions, parseVersion, type Version } from '../../../releases/schema/version.ts';

/** Whether a version is newer than another; what cannot be compared is not. */
export function isNewer(found: string, than: string): boolean {
  const [one, other] = [readComparable(found), readComparable(than)];
  return one !== null && other !== null && compareVersions(one, other) > 0;
}

/** Digests cannot be compared, nor can addresses of machines. */
function readComparable(text: string): Version | null {
  const isVersion = /^v\d/i.test(text) || (text.includes('.') && !/^\d+(?:\.\d+){3}$/.test(text));
  return isVersion ? parseVersion(text.replace(/^v/i, '')) : null;
}
