const marker =
  /^(?:\[PR #\d+\/[0-9a-f]{7,40} backport\](?:\[[^\]]+\])?|\[(?:backport|cherry-pick)[^\]]*\]|\[[\w./-]+ backport\]|\[(?:release[-/]\S+?|stable[-/]\S+?|v?\d+(?:\.\d+)+(?:\.x)?|v?\d+\.x|main|master|dev)\]|Backport PR #\d+(?: on branch \S+?)?(?: \((?!#).*?\))?[:：]|(?:\u{1f352}|:cherries:)|automated cherry[- ]pick of #\d+(?: on \S+)?:?)\s*[:-]?\s*/iu;
const opening = /^(?:\[|backport|automated|\u{1f352}|:cherries)/iu;
const tail =
  /\s*(?:\((?:PR |pull request )?(?:[#!]|GH-)\d+\)|\((?:bp|backport|cherry[- ]?pick(?:ed)?)[^()]*[#!]\d+[^()]*\)|\(backport [^()]{1,60}\))\s*$/i;
const sign = /^(:[a-z_]{2,30}:|\p{Extended_Pictographic}\ufe0f?)\s*/u;

/** Wrappers around a whole title: HashiCorp's, and MeeseeksDev's for a backport that was made by hand. */
const wrapper =
  /^(?:backport of (.+?)(?: \(#\d+\))?,? (?:in)?to (?:release|stable|maint|v?\d|main|master)\S*|backport PR #\d+(?: on branch \S+)? \((.+)\))$/iu;
/** What people write who make a backport by hand. */
const byHand = /^manual backport (?:of )?(?!commit\b)(.+?)(?: (?:in)?to \S+(?: branch)?)?$/i;
const labelled = /^backport\s*[-:]\s+(.+?)(?: (?:in)?to (?:release|stable|maint|v?\d|main\b|master\b)\S*(?: branch)?)?$/i;
const bullet = /^[*\u2022-]\s+(?=\S)/;
/** A bracket that is a branch's beyond doubt, unlike a version before a component. */
const branchOnly = /^\[(?:release|stable)[-/]|^\[PR #|^\[backport|^\[[\w./-]+ backport\]/i;

/**
 * A title without pull request numbers at its end and without backport markers and branches at its beginning; a sign before a marker stays.
 *
 * @example [PR #11005/54af64ad backport][stable-9] keycloak_user: mark value (#11005) (#11010) -> "keycloak_user: mark value"
 * @example 🌱 [release-1.9] Bump kubernetes (#12) -> "🌱 Bump kubernetes"
 * @example Backport of Fix the drain (#4091) into release/1.3.x (#4093) -> "Fix the drain"
 * @example Backport PR #812 on branch 7.x (Fix completion) -> "Fix completion"
 * @example [release-1.9] [Routing] Fix it -> "[Routing] Fix it"
 * @example Manual backport of Fix the drain into release/1.3.x -> "Fix the drain"
 * @example Backport - Upgrade Go to 1.21.6 to release/1.2.x -> "Upgrade Go to 1.21.6"
 * @example * Fix it -> "Fix it"
 * @example [6.4][Routing] Fix it -> "[6.4][Routing] Fix it"
 */
export function cleanTitle(title: string): string {
  let text = title.trim();
  if (text.endsWith(')')) {
    for (let round = 0; round < 5; round += 1) {
      const shorter = text.replace(tail, '');
      if (shorter === text || shorter === '') break;
      text = shorter;
    }
  }
  const inside = (text.charCodeAt(0) | 32) === 98 ? (wrapper.exec(text) ?? labelled.exec(text)) : null;
  if (inside) return cleanTitle(inside[1] ?? inside[2] ?? text);
  const manual = (text.charCodeAt(0) | 32) === 109 ? byHand.exec(text)?.[1] : undefined;
  if (manual !== undefined) return cleanTitle(manual);
  const first = text.charCodeAt(0);
  if (first === 42 || first === 45 || first === 0x2022) text = text.replace(bullet, '');
  const prefix = first === 58 || first >= 0x2000 ? (sign.exec(text)?.[0] ?? '') : '';
  let rest = text.slice(prefix.length);
  for (let round = 0; round < 5 && mayHaveMarker(rest); round += 1) {
    const shorter = rest.replace(marker, '');
    if (shorter === rest || shorter === '' || isVersionOfComponent(rest, shorter)) break;
    rest = shorter;
  }
  return (prefix + rest).trim() || title.trim();
}

/** Whether a version in brackets stands before a component in brackets, as Symfony writes a title. */
function isVersionOfComponent(rest: string, shorter: string): boolean {
  return rest.startsWith('[') && shorter.startsWith('[') && !marker.test(shorter) && !branchOnly.test(rest);
}

function mayHaveMarker(text: string): boolean {
  // Nearly every title begins with another letter: `[`, `a`, `b`, `:` or the first half of a sign.
  const first = text.charCodeAt(0) | 32;
  return (first === 123 || first === 97 || first === 98 || first === 58 || first > 127) && opening.test(text);
}
