import { isNumberSign, normalizeName } from './field-names.ts';

const names: Readonly<Record<string, string>> = {
  pass: 'pass|passed|p|ok|okay|met|satisfactory|acceptable|accepted|conforms|conforming|conformant|compliant|correct|good|success|succeeded|works|criteria met|fulfilled|in compliance|bestanden|erfüllt|i o|in ordnung|conforme|superado|aprobado|aprovado|superato|geslaagd',
  yes: 'yes|y|true|ja|j|oui|sí|si|sì|sim',
  fail: 'fail|failed|f|nok|not ok|not met|unsatisfactory|not satisfactory|unacceptable|not acceptable|not accepted|rejected|does not conform|nonconforming|non conforming|not conforming|nonconformant|noncompliant|non compliant|not compliant|incorrect|bad|failure|does not work|not passed|criteria not met|not fulfilled|ko|nicht bestanden|nicht erfüllt|n i o|nicht in ordnung|non conforme|no conforme|não conforme|no superado|reprobado|rechazado|reprovado|non superato|niet geslaagd',
  no: 'no|n|false|nein|nee|non|não',
  'n/a': 'n / a|na|n a|not applicable|entfällt|nicht anwendbar|sans objet|no aplica|n v t',
  blocked: 'blocked',
  skipped: 'skipped',
  untouched: 'not tested|not run|not executed|nicht getestet|offen',
  'partly met': 'partial|partially|partially met|partly|partly met|conditional|pass with comments|pass with deviation|inconclusive',
};
const verdicts: ReadonlyMap<string, string> = new Map(
  Object.entries(names).flatMap(([word, titles]) => titles.split('|').map((title) => [title, word] as const)),
);

/** The result that a column of this name stands for, to be ticked: `pass` for `Met`, `fail` for `Nicht bestanden`. Undefined for any other name. */
export function readVerdictColumn(title: string): string | undefined {
  if (isNumberSign(title)) return undefined;
  return (
    verdicts.get(normalizeName(title)) ?? (asksInitials(title) ? verdicts.get(normalizeName(title.replace(/\([^)]*\)/g, ' '))) : undefined)
  );
}

/** Whether whoever executes a step ticks a column by writing initials into it: `Pass (initials)`. */
export function asksInitials(title: string): boolean {
  return /\((?:tester'?s? )?(?:initials?|sign|kürzel|visum|paraphe|iniciales|rubrica|sigla)\)/i.test(title);
}
