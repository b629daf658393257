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
/** Words that hold a result for a part only, for some of the time, or until somebody looks again. */
const partly =
  '(?:only|mostly|mainly|sometimes|occasionally|flaky|intermittent(?:ly)?|unstable|incomplete|pending|tb[cd]|to ?do|open (?:points?|issues?|items?|questions?|bugs?)|(?:still|left|remains?) open|provisional(?:ly)?|conditional(?:ly)?|workarounds?|retr(?:y|ies)|(?:second|third|2nd|3rd) (?:attempt|try|run)|skipp?(?:ed|ing)|ignor(?:ed|ing)|nur|manchmal|gelegentlich|meistens?|teil(?:s|weise)|größtenteils|bedingt|vorläufig|offen|ausnahmen?|ausgenommen|übersprungen|seulement|uniquement|parfois|partiellement|en partie|provisoire|en attente|s[oó]lo|solamente|únicamente|a veces|parcialmente|en parte|provisional|pendiente|excepci[oó]n|apenas|somente|só|às vezes|em parte|pendente|exceção|fora|solo|soltanto|a volte|parzialmente|in parte|in sospeso|eccezione|alleen|slechts|soms|gedeeltelijk|deels|voorlopig|uitzondering)';
/** Where it does not hold: `not on Safari`, `log not checked`. */
const negated =
  "(?:(?:not|nicht|niet|pas|non|no|não) (?:on|in|with|for|under|at|all|yet|everywhere|auf|mit|bei|für|alles?|sur|avec|dans|pour|tou[ts]\\p{L}*|su|con|per|tutt\\p{L}*|en|para|todo\\p{L}*|em|com|op|met|voor)|(?:not|never|n[’']t) (?:\\p{L}+ )?(?:check|test|verif|execut|confirm|look)\\p{L}*|(?:not|nicht|niet|non|não|pas)(?=[\\s.!)]*$))";
/** The number of a defect, by the letters that trackers begin them with. */
const tracked = '(?:dev|bug|def|defect|ncr|inc|incident|issue)[- #]?\\d+';
const taken = new RegExp(`(?<!\\p{L})(?:${[contrast, condition, defect, foreign, partly, negated, tracked].join('|')})(?!\\p{L})`, 'iu');

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
