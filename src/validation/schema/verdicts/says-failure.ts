/** Words of failure that `no`, `0` or `without` before them, or `0` behind them, turns into their opposite. */
const noun =
  'fail(?:ed|s|ing|ures?)?(?!-?(?:over|safe|back|fast))|crash(?:ed|es|ing)?|errors?|exceptions?|broken|broke|breaks|hangs?|hung|freezes|froze|frozen|time(?:d)?[ -]?outs?|abort(?:ed|s)?|unsuccessful(?:ly)?|incorrect(?:ly)?|wrong(?:ly)?|unexpected(?:ly)?|missing|regressions?|rejected|nok|❌';
const between = '(?:(?:has|have|had|was|were|been|longer|more|single|visible|further|known|new|tests?|steps?|cases?)\\s+){0,3}?';
const negated = new RegExp(
  `(?:(?<![\\p{L}\\d.])(?:no|not|never|without|zero|0|none|nothing|neither|nor|free of)|n[’']t)\\s+${between}(?:(?!it\\b|work|pass\\b)[\\w-]+\\s+)?(?:${noun})(?!\\p{L})(?:\\s*(?:,|/|\\bor\\b|\\band\\b|\\bnor\\b)\\s*(?:${noun})(?!\\p{L}))*`,
  'giu',
);
const counted = new RegExp(`(?<!\\p{L})(?:${noun})\\s*[:=]?\\s*(?:0|none|zero)(?![\\d.]*[1-9])(?!\\p{L})`, 'giu');
/** A message of an error that is wanted is none. */
const wanted =
  /\berrors?\s+(?:messages?|texts?|dialogs?|pages?|banners?|handling|toasts?|codes?)\b|\berrors?\s+(?:is|are|was|were)\s+(?:shown|displayed|reported|logged)\b|\berror[- ]free\b|\b(?:failed|fails|rejected|aborted|crashed|errors?),?\s+as\s+(?:expected|intended|designed|specified|required)\b/giu;
const failure = new RegExp(`(?<!\\p{L})(?:${noun})(?!\\p{L})|[✗✘✖🚫👎]`, 'iu');
const adverb = '(?:(?:yet|fully|really|always|even|be|been|get|properly|correctly|still|longer|all)\\s+)*';
const able =
  '(?:work\\w*|pass(?:ed|es|ing)?|ok(?:ay)?|open\\w*|load\\w*|start\\w*|respond\\w*|show\\w*|display\\w*|appear\\w*|save[sd]?|saving|complete[sd]?|succe\\w*|found|reach\\w*|met|conform\\w*|function\\w*|possible|available|visible|correct\\w*|accept\\w*|arrive\\w*|match\\w*|updat\\w*|run|runs|running|finish\\w*|as expected|good|compliant|satisf\\w*|fulfilled|tested|done|executed|verified|so)';
const unable = new RegExp(
  `(?:(?<!\\p{L})(?:do|does|did|is|was|are|were|has|have|had|can|could|would|will|wo|ca)\\s?n[’']?t|(?<!\\p{L})(?:cannot|not|never|no longer))\\s+${adverb}${able}(?!\\p{L})`,
  'iu',
);
const partly =
  /\bre-?test(?:ing|ed)?\b(?!\s*:?\s*(?:pass|ok|not))|\b(?:to be|must be|needs to be|has to be) (?:repeated|confirmed|fixed|corrected|done)\b|\b(?:except|apart from|partial(?:ly)?|partly)\b|\bbut not\b|(?:^|[\s,;(])not (?:on|in|with|for|under|at)\b|funktioniert nicht|geht nicht|fehlgeschlagen|nicht (?:bestanden|erfüllt|ok)|échoué|ne (?:fonctionne|marche) pas|no funciona|mislukt/iu;

const foreign =
  /(?<!\p{L})(?:fehlern?|m[aä]ngeln?|defekt\p{L}*|kaputt|absturz|abgestürzt|erreurs?|échecs?|plantage|errores|fallos?|fallas?|errori|erros|falhas?|fouten|storing(?:en)?)(?!\p{L})/giu;
const without =
  /(?<!\p{L})(?:ohne|keine?[nrm]?|0|sans|aucune?|pas d[e'’]|sin|ning[uú]n\p{L}*|senza|nessun\p{L}*|sem|nenhum\p{L}*|zonder|geen)\s*(?:\p{L}+\s+)?$/iu;

function saysForeignFailure(text: string): boolean {
  return [...text.matchAll(foreign)].some(({ index }) => !without.test(text.slice(Math.max(0, index - 40), index)));
}

/** Whether a remark counts fewer than all: `3/5`, `3 of 5`. */
function saysPart(text: string): boolean {
  return [...text.matchAll(/(?<![\d./-])(\d{1,4})\s*(?:\/|of|out of|von|sur|di|van)\s*(\d{1,4})(?![\d./-])/giu)].some(
    ([, part = '', whole = '']) => Number(part) < Number(whole),
  );
}

/** Whether a remark says that something failed, in whatever words. `no failures`, `0 errors` and `did not fail` say the opposite. */
export function saysFailure(text: string): boolean {
  const words = text.slice(0, 2000);
  const left = words.replace(wanted, ' ').replace(counted, ' ').replace(negated, ' ');
  return failure.test(left) || unable.test(words) || partly.test(words) || saysPart(words) || saysForeignFailure(words);
}

const subject = '(?:(?:it|this|that|but|still|however|app|page|test|step|sometimes|always|also|only|now)[\\s,]+){0,3}';
const opening = new RegExp(
  `^${subject}(?:(?:is|was|are|has|keeps?|gets?|do|does|did|can|could|would|will)\\s+)?(?:(?:fail(?:ed|s|ing|ures?)?|nok|crash(?:ed|es|ing)|broken|unsuccessful(?:ly)?|errors?\\s*(?:\\d|$)|timed? ?out|hangs|hung|freezes|froze|blocked|skipped|n/a|not applicable|fehlgeschlagen)(?!\\p{L})|${unable.source})`,
  'iu',
);
const separator = /(?:\.{3,}|…|[:=→–—(;]|\s->?|=>|,\s+but\s|,\s+(?=(?:it\s+)?(?:failed|crashed|did not|does not)\s)|\s(?=but\s))\s*/gu;

/** Whether a remark begins with words of failure: `it crashed`, `still not working`. */
export function opensWithFailure(remark: string): boolean {
  return opening.test(remark);
}

/** Where the words of an item end and what is said of its failure begins: `Open the door: does not work`. -1 where nothing says so. */
export function findFailureTail(text: string): number {
  for (const match of text.slice(0, 2000).matchAll(separator)) {
    if (opening.test(text.slice(match.index + match[0].length))) return match.index;
  }
  return -1;
}

const word = 'pass(?:ed)?|fail(?:ed)?|not ok|n/a|not applicable|blocked|skipped|not (?:run|tested|executed)';
const loud = 'PASS(?:ED)?|FAIL(?:ED|URE)?|NOT OK|N/A|BLOCKED|SKIPPED|NOT (?:RUN|TESTED|EXECUTED)';
const reason = '(?:\\s*[:;,(–—-][^\\n]*)?';
/** How far from the end of a text its result may begin, in characters. */
const longestTail = 300;
// `Press OK` and `Press [OK]` are something to do.
const tails: readonly RegExp[] = [
  new RegExp(`^(.*?\\S)\\s*(?:\\.{2,}|…|\\t|·{2,}|_{2,})\\s*((?:${word}|ok|nok)${reason})$`, 'isu'),
  new RegExp(`^(.*?\\S)\\s*(?:\\s[-–—]+>|=+>|→|⇒)\\s*((?:${word})${reason})$`, 'isu'),
  new RegExp(`^(.*?\\S)\\s*[[(]\\s*((?:${word})(?:\\s*[:;,–—-][^\\n\\])]*)?)\\s*[\\])]\\.?$`, 'isu'),
  new RegExp(`^(.*?\\S)(?:\\s*[-–—:=|]+\\s*|\\s+)((?:${loud})${reason})$`, 'su'),
  new RegExp(`^(.*?[.!?])\\s+((?:${loud}))[.!]$`, 'su'),
  /^(.*?\S\?)\s+(yes|no|n\/a|ja|nein|oui|non|s[ií]|sim|não|nee|nicht anwendbar|sans objet)[.!]?$/isu,
];

// `[PASS] Open the door`, `FAIL: close it`.
const heads: readonly RegExp[] = [
  new RegExp(`^\\[\\s*((?:${word}|ok|nok|skip)(?:\\s*[:;,–—-][^\\n\\[\\]]*)?)\\s*\\]\\s+(\\S.*)$`, 'isu'),
  new RegExp(`^((?:${loud}))(?:\\s*:|\\s+[-–—])\\s+(\\S.*)$`, 'su'),
];

/** What stands behind the words of an item, or in front of them, and says how it came out, as in `Open the door ... PASS`; null where nothing does. */
export function splitVerdict(text: string): { readonly words: string; readonly verdict: string } | null {
  const whole = text.trim();
  // What a pattern looks through grows with the square of the length.
  const start = Math.max(0, whole.length - longestTail);
  for (const tail of tails) {
    const [, words = '', verdict = ''] = tail.exec(whole.slice(start)) ?? [];
    const said = `${whole.slice(0, start)}${words}`;
    if (words !== '' && /\p{L}/u.test(said)) return { words: said, verdict };
  }
  for (const head of heads) {
    const [, verdict = '', words = ''] = head.exec(whole) ?? [];
    if (/\p{L}{2}/u.test(words)) return { words, verdict };
  }
  return null;
}

const quiet = new RegExp(`\\S\\s+[-–—]+\\s+(?:${word}|ok|nok)${reason}$`, 'iu');

/** Whether a line may end in a result, in small letters behind a dash: `Open the door - passed`. */
export function mayEndInVerdict(text: string): boolean {
  return quiet.test(text.slice(-longestTail));
}
