import { parseVersion, type Version } from './version.ts';

/** A tag name taken apart: the component it names, and the version. */
export interface TagVersion {
  /** `api` of `api/v1.2.0`; empty when the tag names none. */
  readonly component: string;
  readonly version: Version;
}

const plainPrefix = /^(?:refs\/tags\/)?(?:(?:release|releases|rel|version|ver|tag|tags)[-_/.]?)?[vVr]?[-_.]?(?=\d)/i;
const componentPrefix = /^(?:@?[A-Za-z][\w.@-]*\/)*?@?[A-Za-z](?:[\w.+/@-]*?[A-Za-z_)])??(?:\/|-|_|@)(?=(?:release[-/])?[vr]?\d)/;

/** Reads a tag that no configured pattern governs: `2.2`, `v1.0.0-rc.3`, `release-2024.10`, `api/v1.2.0`, `api-v1.2.0`, `@scope/api@1.2.0`, `r1234_tag`. */
export function parseTagVersion(name: string): TagVersion | null {
  if (name.length > 200) return null;
  const plain = parseVersion(name.replace(plainPrefix, ''));
  if (plain && plainPrefix.test(name)) return { component: '', version: plain };
  const match = componentPrefix.exec(name);
  if (!match) return null;
  const version = parseVersion(name.slice(match[0].length).replace(plainPrefix, ''));
  return version ? { component: match[0].slice(0, -1), version } : null;
}

/** Reads a tag by a configured glob such as `v*` or `api/v*`; the part before the first `*` is taken off. Null when the glob does not fit or what is left is no version. */
export function parsePatternTag(name: string, pattern: string): { readonly fits: boolean; readonly version: Version | null } {
  if (!fitsGlob(name, pattern)) return { fits: false, version: null };
  const star = pattern.search(/[*?[]/);
  const rest = star < 0 ? name : name.slice(star);
  return {
    fits: true,
    version:
      parseVersion(rest) ?? parseVersion(rest.replace(plainPrefix, '')) ?? (star < 0 ? (parseTagVersion(name)?.version ?? null) : null),
  };
}

/** Whether a name fits a glob in which `*` stands for any text and `?` for one character. Linear for any input. */
export function fitsGlob(name: string, pattern: string): boolean {
  let at = 0;
  let position = 0;
  let star = -1;
  let retry = 0;
  while (at < name.length) {
    if (pattern[position] === '*') {
      star = position;
      position += 1;
      retry = at;
    } else if (position < pattern.length && (pattern[position] === '?' || pattern[position] === name[at])) {
      at += 1;
      position += 1;
    } else if (star >= 0) {
      position = star + 1;
      retry += 1;
      at = retry;
    } else return false;
  }
  while (pattern[position] === '*') position += 1;
  return position === pattern.length;
}
