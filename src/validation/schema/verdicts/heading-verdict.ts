/** A heading that says how what it names came out. */
export interface HeadingVerdict {
  /** The heading without it. */
  readonly words: string;
  /** As written: `FAILED (see #7)`, `❌`. */
  readonly said: string;
  /** Whether it may be part of the title, or a mark of a good or a bad case: a sign alone, or a word that is not in capitals. */
  readonly isDoubtful: boolean;
}

const sign = '(?:✅|✔\\uFE0F?|☑\\uFE0F?|❌|✗|✘|✖\\uFE0F?)';
const loud =
  'PASS(?:ED)?|FAIL(?:ED)?|NOT OK|NOK|N/A|BLOCKED|SKIPPED|NOT (?:RUN|TESTED|EXECUTED)|(?:NICHT )?BESTANDEN|FEHLGESCHLAGEN|ÉCHEC|RÉUSSI';
const quiet =
  'pass(?:ed)?|fail(?:ed)?|not ok|n/a|blocked|skipped|not (?:run|tested|executed)|(?:nicht )?bestanden|fehlgeschlagen|échec|réussi';
const reason = '(?:\\s*[(:;,–—-][^\\n]*)?';
const forms: readonly (readonly [form: RegExp, isDoubtful: boolean])[] = [
  [new RegExp(`^(.*?\\S)\\s*(?:[-–—:|=]|→|->)+\\s*((?:${sign}\\s*)?(?:${loud})(?:\\s*${sign})?${reason})$`, 'su'), false],
  [new RegExp(`^(.*?\\S)\\s*(${sign}\\s*(?:${loud})|(?:${loud})\\s*${sign})$`, 'su'), false],
  [new RegExp(`^(.*?\\S)\\s*[[(]\\s*((?:${sign}\\s*)?(?:${quiet})(?:\\s*[:;,–—-][^\\n\\])]*)?)\\s*[\\])]$`, 'siu'), false],
  [new RegExp(`^(.*?\\S)\\s*(?:[-–—|]|→|->)+\\s*((?:${sign}\\s*)?(?:${quiet}))$`, 'siu'), true],
  [new RegExp(`^(.*?\\S)\\s*(?:[-–—:|]\\s*)?[[(]?(${sign}(?:\\s*(?:${quiet}))?|(?:${quiet})\\s*${sign})[\\])]?$`, 'siu'), true],
];
const bad = /^(❌|✗|✘|✖\uFE0F?)\s*(\S.*)$/su;
const good = /^(?:✅|✔\uFE0F?|☑\uFE0F?)\s*(\S.*)$/su;
/** ✅ before the number of a test case may say that it passed. */
const goodCase = /^(✅|✔\uFE0F?|☑\uFE0F?)\s*((?:[A-Z]{1,6}[-_]?\d+|(?:test case|test|tc|step)\s*#?\d+)\b.*)$/isu;
/** Longest heading that is looked at, in characters. */
const longest = 300;

/**
 * What stands at the end of a heading and says how it came out, as in `TC-1: Sign in — FAILED`; or a sign of failure at its beginning. Null for any other
 * heading: ✅ at the beginning is how many people draw a bullet, unless the number of a test case stands behind it.
 */
export function splitHeadingVerdict(title: string): HeadingVerdict | null {
  const text = title.trim();
  if (text.length > longest) return null;
  for (const [form, isDoubtful] of forms) {
    const [, words = '', said = ''] = form.exec(text) ?? [];
    if (/\p{L}/u.test(words)) return { words: words.replace(good, '$1'), said, isDoubtful };
  }
  const [, mark = '', rest = ''] = bad.exec(text) ?? goodCase.exec(text) ?? [];
  return mark === '' ? null : { words: rest, said: mark, isDoubtful: true };
}

/** A heading without a sign at its beginning, which is none of its words. */
export function withoutSign(title: string): string {
  return title.replace(good, '$1').replace(bad, '$2');
}

/** A line with a heading, or with bold words that stand for one, without what it says of its result. */
export function clearHeading(line: string): string {
  const [, head = '', text = '', tail = ''] = /^(\s*(?:>\s*)*(?:#{1,6}\s+)?(?:\*\*|__)?)(.*?)((?:\*\*|__)?:?\s*#*\s*)$/s.exec(line) ?? [];
  const split = splitHeadingVerdict(text);
  if (split === null) return line;
  const at = text.indexOf(split.said);
  const words = text.startsWith(split.said) ? text.slice(split.said.length) : text.slice(0, at).replace(/\s*[-–—:|=→>[(]*\s*$/u, '');
  return `${head}${words.trim()}${tail}`;
}
