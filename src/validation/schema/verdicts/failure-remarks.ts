import { findFailureTail, opensWithFailure } from './says-failure.ts';
import { answerWords, findVerdictWord } from './verdict-words.ts';

const answer = new RegExp(`^(?:${answerWords})$`, 'iu');
const unable =
  /^(?:(?:it|this|that|the \p{L}+|\p{L}+)\s+)?(?:do|does|did|could|can|would|will)(?:\s?n[’']t|\s*not)\s+(?!apply|matter|need|require|exist|fail|crash|break)\p{L}+/iu;

/** How many characters at the head of a text are a word of failure in any language, answers such as `no` left out; 0 for none. */
function failureLength(text: string): number {
  const said = findVerdictWord(text);
  return said?.result === 'fail' && !answer.test(text.slice(0, said.length)) ? said.length : 0;
}

/** Whether a remark begins by saying that something failed: `failed on Safari`, `It does not shine.`, `nicht bestanden bei 5 V`. */
export function beginsWithFailure(remark: string): boolean {
  const text = remark.replace(/^[\s*+\d.)-]+/, '').slice(0, 2000);
  return failureLength(text) > 0 || opensWithFailure(text) || unable.test(text);
}

/** Whether the words of something ticked say themselves that it failed: `Failed: lamp`, `Lampe – nicht ok`, `Lamp (KO)`. */
export function namesFailure(line: string): boolean {
  const text = line.trim().slice(0, 2000);
  const head = failureLength(text);
  if (head > 0 && /^\s*(?:$|[:–—]|-\s)/u.test(text.slice(head))) return true;
  if (/^(?:the\s+)?(?:test|check|step|case)s?\s+(?:has |have )?failed[\s.!]*$/i.test(text)) return true;
  const tails = text.split(/\s[–—-]+\s|:\s|\(|→|⇒|=>/u).slice(1);
  return (
    tails.some((tail) => {
      const words = tail.replace(/[\s.!)\]]+$/, '');
      const length = failureLength(words);
      return (
        (length > 0 && length === words.length) ||
        /^(?:ne |n['’])\p{L}+ (?:pas|plus)$/iu.test(words) ||
        /^no funciona$|^non funziona$|^não funciona$|^(?:geht|läuft|funktioniert) nicht$|^werkt niet$/iu.test(words)
      );
    }) || findFailureTail(text) >= 0
  );
}
