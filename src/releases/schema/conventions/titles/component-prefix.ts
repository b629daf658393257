/** What a title names before it, and the rest. */
export interface ComponentPrefix {
  readonly name: string;
  readonly text: string;
}

const form = /^(?:\[([A-Za-z][\w./+-]{1,38})\]:?|([A-Za-z][\w./+-]{1,38}):)\s+(\S.*)$/;
/** Words that say what kind of change it is, or nothing. */
const noComponent =
  /^(?:wip|fix(?:es|ed|up)?|bug|add(?:ed|s)?|remove[ds]?|update[ds]?|feat(?:ure)?|note|notes|draft|revert|todo|rfc|docs?|tests?|ci|build|chore|style|refactor|release|merge|minor|major|security|breaking|deprecat\w*|changelog|news|misc|backport|squash|https?|ftp|[a-z]+-?\d+|v?\d[\w.]*)$/i;

/**
 * Reads `routing: fix it` and `[Routing] Fix it`. Whether the name is a component's only the history tells.
 *
 * @example routing: fix the order -> {"name":"routing","text":"fix the order"}
 * @example [Routing] Fix the order -> {"name":"Routing","text":"Fix the order"}
 * @example status/network: show it -> {"name":"status/network","text":"show it"}
 * @example Fix: show it -> null
 * @example NET-12: show it -> null
 * @example Two words: show it -> null
 */
export function parseComponentPrefix(title: string): ComponentPrefix | null {
  // Nearly no title has a bracket first or a colon near its beginning.
  const colon = title.charCodeAt(0) === 91 ? 1 : title.indexOf(':');
  if (colon < 1 || colon > 40) return null;
  const [, bracketed, plain, text] = form.exec(title) ?? [];
  const name = bracketed ?? plain;
  return name === undefined || text === undefined || noComponent.test(name) ? null : { name, text };
}
