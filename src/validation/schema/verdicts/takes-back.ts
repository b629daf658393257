/** Words behind which a remark says what a result does not hold for. */
const contrast =
  '(?:but|however|although|though|except|besides|unless|until|aber|jedoch|allerdings|au(?:ß|ss)er|bis auf|obwohl|mais|cependant|toutefois|sauf|hormis|pero|sin embargo|salvo|excepto|menos|mas|porém|contudo|exceto|però|tuttavia|tranne|eccetto|ma|maar|echter|behalve|op \\p{L}+ na)';
/** Words that make a result a conditional one. */
const condition =
  '(?:with (?:\\p{L}+ )?(?:deviations?|issues?|restrictions?|reservations?|limitations?|exceptions?|conditions?|workarounds?)|mit (?:\\p{L}+ )?(?:auflagen?|einschränkung(?:en)?|vorbehalt)|unter vorbehalt|sous réserves?|avec (?:réserves?|restrictions?)|con (?:reservas?|restricciones|riserva|limitazioni)|com (?:ressalvas?|restrições)|onder voorbehoud|met (?:opmerkingen|beperkingen))';
/** A defect that somebody is sent to. */
const defect =
  '(?:see|cf\\.?|raised|logged|opened|siehe|vgl\\.?|voir|ver|vedi|zie)\\s+(?:\\p{L}+\\s+){0,2}?(?:bugs?|defects?|deviations?|incidents?|dev|ncr|fehler|abweichung(?:en)?|anomalies?|defectos?|defeitos?|difett[oi]|bevinding(?:en)?)(?!\\p{L})';
/** Verbs of failure in other languages than English, and verbs that `not` stands with; a failure that is not there is none. */
const foreign =
  "(?:fall(?:ó|a|an|aron)|falh(?:ou|a|am)|échou\\p{L}+|fallisc\\p{L}+|faalt|faalde|scheitert\\p{L}*|versagt\\p{L}*|(?:nicht|niet|não)(?!\\p{L})(?!.{0,30}(?:fehler|mängel|fout|err[oa]))|n[e’']\\s*\\p{L}+\\s+(?:pas|plus)|non (?:funziona|va|parte|si|viene|risponde|appare)|no (?:funciona|va|abre|carga|enciende|responde|arranca|aparece|muestra|guarda|se))";
const taken = new RegExp(`(?<!\\p{L})(?:${[contrast, condition, defect, foreign].join('|')})(?!\\p{L})`, 'iu');

/** Whether a remark behind a pass takes some of it back, or may do so: a contrast, a condition, a defect, a count of none, `F`. */
export function takesBack(remark: string): boolean {
  const text = remark.trim().slice(0, 2000);
  return (
    /^(?:[FN]|ko|\d{1,2}|zero|null|none|keine?|aucune?|ningun[oa]?|nenhum|nessun[oa]?|geen|no|not|nicht|non|não|nein|nee|niet|false)[\s.!)]*$/iu.test(
      text,
    ) || taken.test(text)
  );
}

/** Whether a remark behind a result says that there was none of it: `Failed: 0`. */
export function saysNone(remark: string): boolean {
  return /^(?:0|zero|none|keine?|aucune?|ningun[oa]?|nenhum|nessun[oa]?|geen)[\s.!)]*$/iu.test(remark.trim());
}
