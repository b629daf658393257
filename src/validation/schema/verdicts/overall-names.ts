import { normalizeName } from '../fields/field-names.ts';

const what =
  '(?:test |validation |qualification )?(?:results?|status|outcome|verdict|conclusion|assessment|evaluation|judge?ment|pass / fail)';
const whole = '(?:(?:test )?(?:case|protocol|script|section|run|suite|steps?|execution|qualification|validation|tests?) )?';
const bilan = '(?:résultat|statut|verdict|bilan|conclusion|évaluation)';
const resultado = '(?:resultado|estado|veredicto|evaluación|status|situação|avaliação|conclusión|conclusão)';
const esito = '(?:risultato|esito|stato|valutazione|verdetto)';
const names = new RegExp(
  `^(?:${[
    `(?:overall|final|total|summary|combined) ${whole}${what}`,
    `${whole}${what} (?:overall|total|summary)`,
    'overall(?: (?:qualification|validation|test|tests|summary|pass|rating|score))?|totals?|grand total|sum|summary|pass rate',
    'average|mean|median|mittelwert|durchschnitt|moyenne|promedio|médi?a|gemiddelde',
    'total (?:number of )?(?:tests?|steps?|cases?|passed|failed|pass|fail|executed)(?: passed| failed| executed)?',
    '(?:result of )?all (?:tests|steps|cases)(?: passed)?',
    'gesamt(?:es)?(?: ?(?:ergebnis|resultat|status|bewertung|urteil|beurteilung))?|(?:end|schluss)(?:ergebnis|resultat|urteil|bewertung)|summe|insgesamt|zusammenfassung|fazit',
    `${bilan} (?:global|globale|général|générale|final|finale|d ensemble|total)|global|total général|synthèse`,
    `${resultado} (?:global|general|final|total|geral)|total geral|total general|resumen|resumo|geral`,
    `${esito} (?:globale|complessiv[oa]|finale|generale|totale)|totale|complessivo|riepilogo`,
    '(?:totaal|eind|algemeen|algeheel|algehele)(?: ?(?:resultaat|oordeel|status|beoordeling))?|samenvatting',
  ].join('|')})$`,
);

/** Whether a row, a label or a heading of that name says how all steps together came out, in any language that is read; whoever numbers it makes it a step. */
export function isOverallName(name: string): boolean {
  return name.length <= 60 && names.test(normalizeName(name));
}
