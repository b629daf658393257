import { halfWords } from './verdict-words.ts';

/** A line that ends in a choice of results, such as `Firefox: ☐ Pass ☑ Fail`. */
export interface ResultChoice {
  /** What the choice is about. */
  readonly words: string;
  /** The choice as written, with what stands behind it. */
  readonly said: string;
}

const box = '(?:[☐□⬜🔲◻☑☒🗹]\\uFE0F?|\\[[ xX✓✔√]?\\]|\\( \\)|\\([xX✓✔√]\\))';
const answer = `(?:pass(?:ed)?|fail(?:ed)?|p|f|ok|nok|not ok|yes|no|n\\s*/\\s*a|na|not applicable|blocked|skipped|tested|not tested|not run|bestanden|nicht bestanden|erfüllt|nicht erfüllt|ja|nein|entfällt|oui|non|conforme|non conforme|sí|nee|succès|échec|réussie?|échouée?|validée?|non validée?|éxito|fallo|aprobad[oa]|rechazad[oa]|fallid[oa]|cumple|no cumple|sucesso|falha|aprovad[oa]|reprovad[oa]|sim|não|superat[oa]|non superat[oa]|sì|geslaagd|niet geslaagd|gefaald|ko|success|failure|in ordnung|nicht in ordnung|i\\.\\s?o\\.|n\\.\\s?i\\.\\s?o\\.|${halfWords})`;
const option = `(?:${box}\\s*${answer}|${answer}\\s*:?\\s*${box})(?![\\p{L}\\p{N}])`;
const choice = new RegExp(`(?<![\\p{L}\\p{N}])${option}(?:\\s*[/|,;]?\\s*${option})+`, 'iu');
/** Longest line that is looked at, in characters. */
const longest = 2000;

const good =
  /(?<!\p{L})(?<!not |nicht |non |no |niet |não )(?:pass(?:ed)?|p|ok|yes|bestanden|erfüllt|ja|oui|conforme|sí|succès|réussie?|validée?|éxito|aprobad[oa]|cumple|sucesso|aprovad[oa]|sim|superat[oa]|sì|geslaagd|success|in ordnung|i\.\s?o\.)(?!\p{L})/iu;
const bad =
  /(?<!\p{L})(?:fail(?:ed)?|f|nok|not ok|no|nicht bestanden|nicht erfüllt|nein|non|non conforme|nee|échec|échouée?|non validée?|fallo|rechazad[oa]|fallid[oa]|no cumple|falha|reprovad[oa]|não|non superat[oa]|niet geslaagd|gefaald|ko|failure|nicht in ordnung|n\.\s?i\.\s?o\.)(?!\p{L})/iu;

/** Splits a line that ends in a choice between a good and a bad result, ticked or not; null for any other line, and for a choice about nothing. */
export function splitChoice(text: string): ResultChoice | null {
  if (text.length > longest) return null;
  const match = choice.exec(text);
  if (match === null || !good.test(match[0]) || !bad.test(match[0])) return null;
  const words = text
    .slice(0, match.index)
    .replace(/[\s:.…_–—=|-]+$/u, '')
    .trim();
  return /\p{L}{2}/u.test(words) ? { words, said: text.slice(match.index).trim() } : null;
}
