import { namesFailure } from './failure-remarks.ts';

const who = '(?:(?:it|this|that|(?:the |this )?(?:test|step|check|case|app|page|system)|the (?:\\p{L}+ ){1,3}?)\\s*)?';
const not = "(?:did\\s?n[o’']?t|did not|could\\s?n[o’']?t|could not|(?:do|does)(?:n[’']t| not) work|(?:was|were) not|was\\s?n[’']t)";
/** `Failed logins are counted` is something that a test looks at, `Failed on Firefox` is what came of it. */
const failed =
  '(?:has |have |still |again |also )?(?:failed|fails|crashed|hung|froze|timed out|broke)(?=\\s*(?:$|[.!,;:(–—-]|(?:on|in|with|for|because|at|due|when|after|again|under|by|as|and|but|from)\\b))';
const told = new RegExp(`^${who}(?:${failed}|${not}(?!\\p{L}|\\s+(?:fail|crash|break|hang|freeze)))`, 'iu');
const foreign =
  /^(?:(?:der |die |das )?\p{L}+ (?:ist |hat )?(?:fehlgeschlagen|nicht funktioniert|funktionierte nicht|ging nicht)|(?:le |la |l[’'])?\p{L}+ (?:a échoué|n[’']a pas \p{L}+)|(?:el |la )?\p{L}+ (?:falló|no funcionó)|fehlgeschlagen|hat nicht (?:funktioniert|geklappt)|(?:ha )?fallado|falló|a échoué)(?!\p{L})/iu;

/** Whether a sentence among the words of a step says that the step failed: `It failed.`, `The lamp did not burn on Firefox.` What it asks for says so in other words. */
export function tellsFailure(text: string): boolean {
  return text
    .slice(0, 2000)
    .split(/(?<=[.!?;:])\s+/)
    .some((sentence) => told.test(sentence) || foreign.test(sentence) || namesFailure(sentence));
}
