import { parseVersion, type Version } from './version.ts';

/** A tag name taken apart: the component it names, and the version. */
export interface TagVersion {
  /** `api` of `api/v1.2.0`; empty when the tag names none. */
  readonly component: string;
  readonly version: Version;
}

const plainPrefix = /^(?:refs\/tags\/)?(?:(?:release|releases|rel|version|ver|tag|tags)[-_/.]?)?[vVr]?[-_.]?(?=\d)/i;
const folderOfTags = /^(?:releases?|rel|tags?|versions?)\//i;
const componentName = /^@?[A-Za-z](?:[\w.+/@-]*[\w)])?$/;
const stageFirst = /^(rc|beta|alpha)[-_](\d+(?:[._]\d+)+)-(\d{1,6})$/i;

/**
 * Reads a tag that no configured pattern governs: `2.2`, `v1.0.0-rc.3`, `release-2024.10`, `api/v1.2.0`, `api-v1.2.0`, `@scope/api@1.2.0`,
 * `r1234_tag`, `sha2-v0.10.8`, `rel/parser-3.10`, `rc-8_22_0-1`.
 */
export function parseTagVersion(name: string): TagVersion | null {
  if (name.length > 200) return null;
  const staged = parseStageFirst(name);
  if (staged) return { component: '', version: staged };
  const plain = parseVersion(name.replace(plainPrefix, ''));
  if (plain && plainPrefix.test(name)) return { component: '', version: plain };
  for (const at of listSeams(name)) {
    const component = name.slice(0, at).replace(folderOfTags, '');
    if (!componentName.test(component)) continue;
    const version = parseVersion(name.slice(at + 1).replace(plainPrefix, ''));
    if (version) return { component, version };
  }
  return null;
}

/** Whether a tag names the stage before the version and the project not at all, as in `rc-8_22_0-1` beside `parser-8_22_0`. */
export function namesStageFirst(name: string): boolean {
  return stageFirst.test(name);
}

function parseStageFirst(name: string): Version | null {
  const match = stageFirst.exec(name);
  return match ? parseVersion(`${match[2]}-${match[1]}.${match[3]}`) : null;
}

/** Where a component may end, the surest places first: before the last `@` or `/`, before `-v1`, then where the first number stands apart. */
function listSeams(name: string): readonly number[] {
  const seams: number[] = [];
  for (const at of [name.lastIndexOf('@'), name.lastIndexOf('/')]) if (at > 0) seams.push(at);
  const marked = /[-_](?:release[-/])?[vr]\.?\d/gi;
  const bare = /[-_](?:release[-/])?\d/gi;
  for (const shape of [marked, bare]) for (const { index } of name.matchAll(shape)) if (index > 0) seams.push(index);
  return seams;
}

/** Reads a tag by a configured glob such as `v*` or `api/v*`; the part before the first `*` is taken off. Null when the glob does not fit or what is left is no version. */
export function parsePatternTag(name: string, pattern: string): { readonly fits: boolean; readonly version: Version | null } {
  if (!fitsGlob(name, pattern)) return { fits: false, version: null };
  const staged = parseStageFirst(name);
  if (staged) return { fits: true, version: staged };
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
