import type { StepResult } from '../records/step.ts';

/** Words of results in the languages that forms are written in, longer ones first, as patterns. */
const words: Readonly<Record<Exclude<StepResult, 'untouched'>, string>> = {
  'n/a':
    'n\\s*/\\s*a|n\\.a\\.|na|not applicable|nicht anwendbar|nicht zutreffend|entfällt|non applicable|sans objet|no aplicable|no aplica|não aplicável|não se aplica|non applicabile|niet van toepassing|n\\.v\\.t\\.',
  pass: 'pass(?:ed)?|ok|okay|yes|bestanden|erfüllt|in ordnung|i\\.\\s?o\\.|erfolgreich|ja|réussie?|conforme|oui|aprobad[oa]|superad[oa]|sí|aprovad[oa]|sim|superat[oa]|sì|geslaagd|voldaan|success(?:ful)?|succeeded|succès|réussite|validée?|éxito|exitos[oa]|pasó|cumple|correct[oa]|sucesso|passou|successo|riuscit[oa]|akkoord|goed|erfolg',
  fail: 'fail(?:ed)?|not ok|nok|ko|no conforme|não conforme|non conforme|no superad[oa]|no aprobad[oa]|non superat[oa]|niet geslaagd|niet voldaan|nicht bestanden|nicht erfüllt|nicht in ordnung|nicht ok|n\\.\\s?i\\.\\s?o\\.|fehlgeschlagen|durchgefallen|nicht erfolgreich|échec|échouée?|fallid[oa]|falló|rechazad[oa]|reprobad[oa]|falhou|reprovad[oa]|fallit[oa]|gefaald|mislukt|failure|unsuccessful|échoué|insuccès|(?:sans|sin|sem|senza|zonder) (?:succès|éxito|sucesso|successo|succes)|(?:non|pas) (?:réussie?|validée?)|pas conforme|no (?:cumple|pasó|exitos[oa]|correct[oa])|incorrect[oa]|fallo|falla|não passou|falha|non riuscit[oa]|afgekeurd|niet goed|fout|niet akkoord|erfolglos|kein erfolg|nein|nee|não|no|non',
  blocked: 'blocked|blockiert|bloquée?|bloquead[oa]|bloccat[oa]|geblokkeerd',
  skipped: 'skipped|skip|übersprungen|ausgelassen|omitid[oa]|saltat[oa]|overgeslagen',
};

const order = ['n/a', 'fail', 'pass', 'blocked', 'skipped'] as const;
const patterns = order.map((result) => [result, new RegExp(`^(?:${words[result]})(?![\\p{L}\\p{N}])`, 'iu')] as const);

/** The result that a text begins with, and how many characters say so. Null for any other text. */
export function findVerdictWord(text: string): { readonly result: StepResult; readonly length: number } | null {
  for (const [result, pattern] of patterns) {
    const said = pattern.exec(text)?.[0];
    if (said !== undefined) return { result, length: said.length };
  }
  return null;
}

/** Whether a text is nothing but a result, or one of the answers that forms offer. */
export function isVerdictWord(text: string): boolean {
  return findVerdictWord(text)?.length === text.length || /^(?:not passed|true|false|good|bad|accepted|rejected)$/iu.test(text);
}

/** Words for a step that nobody executed. */
export const pendingWords =
  'nicht getestet|noch nicht getestet|nicht ausgeführt|nicht durchgeführt|offen|ausstehend|non testée?|non exécutée?|à faire|à tester|no probado|no ejecutado|pendiente|sin probar|não testado|não executado|pendente|non testato|non eseguito|da eseguire|niet getest|niet uitgevoerd';

/** `Yes` and `No` in those languages. */
export const answerWords = 'yes|no|y|n|ja|nein|oui|non|sí|sì|si|sim|não|nee|j';

/** Words that forms offer beside a good and a bad result and that are neither. */
export const halfWords =
  'partial(?:ly)?|partly|conditional(?:ly)?|inconclusive|incomplete|pass(?:ed)? with (?:deviations?|comments?|remarks?)|partiel(?:le(?:ment)?)?|avec réserves?|teilweise|bedingt|mit vorbehalt|parcial(?:mente)?|con reservas|com ressalvas|parziale|parzialmente|con riserva|gedeeltelijk|deels|unclear|unklar';
const half = new RegExp(`^(?:${halfWords})$`, 'iu');

/** Whether a text is nothing but a result that is neither good nor bad, as forms offer it. */
export function isHalfVerdict(text: string): boolean {
  return half.test(text.trim());
}
