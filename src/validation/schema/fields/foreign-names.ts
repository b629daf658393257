/** Names of fields in other languages than English, as `normalizeName` makes them, by the field. Names that mean another field in English are left out: Italian `data` is a day. */
export const foreignNames: Readonly<Record<string, string>> = {
  id: 'nr|nummer|testfall nr|testfall id|testfallnummer|test nr|testnr|testnummer|schritt nr|testschritt nr|prüfschritt nr|lfd nr|pos|id / bezeichnung|numéro|numéro du test|nº|id caso|id del caso|id caso de prueba|id caso de teste|id caso di test|numero|número|testgeval nr',
  step: 'testschritt|schritt|testfall|prüfschritt|prüfpunkt|étape|cas de test|paso|caso de prueba|prueba|passo|caso de teste|teste|caso di test|stap|testgeval|teststap',
  title:
    'titel|bezeichnung|testziel|testfallname|name des testfalls|zweck|titre|intitulé|objectif|nom du test|título|objetivo|nombre de la prueba|titolo|obiettivo|doel',
  action:
    'aktion|aktionen|durchführung|vorgehen|vorgehensweise|testschritte|prüfschritte|schritte|testdurchführung|ablauf|testablauf|anweisung|anweisungen|tätigkeit|prüfung|arbeitsschritt|procédure|étapes|étapes de test|mode opératoire|opération|actions à réaliser|acción|acciones|pasos|pasos a seguir|procedimiento|instrucciones|ação|ações|passos|etapas|procedimento|azione|azioni|procedura|passi|istruzioni|actie|acties|handeling|stappen|teststappen|uitvoering',
  description:
    'beschreibung|testfallbeschreibung|testbeschreibung|prüfgegenstand|descripción|descrição|descrizione|omschrijving|beschrijving',
  expected:
    'erwartetes ergebnis|erwartete ergebnisse|erwartetes resultat|erwartet|erwartung|soll|sollwert|soll ergebnis|soll resultat|sollergebnis|erwartetes verhalten|akzeptanzkriterium|akzeptanzkriterien|résultat attendu|résultats attendus|attendu|critère d acceptation|critères d acceptation|comportement attendu|resultado esperado|resultados esperados|esperado|criterio de aceptación|criterios de aceptación|critério de aceitação|critérios de aceitação|risultato atteso|risultati attesi|atteso|criterio di accettazione|criteri di accettazione|verwacht resultaat|verwachte resultaten|verwacht|verwachting',
  actual:
    'tatsächliches ergebnis|tatsächliche ergebnisse|tatsächliches resultat|tatsächliches verhalten|ist|istwert|ist ergebnis|ist resultat|istergebnis|beobachtung|beobachtungen|beobachtetes ergebnis|erhaltenes ergebnis|messwert|effektives ergebnis|effektives resultat|résultat obtenu|résultats obtenus|obtenu|résultat observé|résultat réel|constat|resultado obtenido|resultados obtenidos|resultado real|resultado actual|obtenido|resultado obtido|resultados obtidos|risultato ottenuto|risultati ottenuti|risultato effettivo|risultato reale|werkelijk resultaat|werkelijke resultaten|waargenomen',
  result:
    'ergebnis|resultat|testergebnis|testresultat|prüfergebnis|bewertung|bestanden|bestanden / nicht bestanden|erfüllt|i o / n i o|io / nio|ja / nein|j / n|bestanden ja / nein|test bestanden|résultat|statut|conforme|conforme / non conforme|oui / non|o / n|ok / ko|resultado|estado|aprobado|aprobado / rechazado|sí / no|s / n|pasa / falla|situação|sim / não|aprovado|risultato|esito|stato|superato|sì / no|resultaat|geslaagd|uitkomst|ja / nee|oordeel',
  tester:
    'testerin|prüfer|prüferin|durchgeführt von|getestet von|ausgeführt von|testperson|kürzel|visum|testeur|exécuté par|réalisé par|testé par|opérateur|probado por|ejecutado por|testador|executado por|testado por|eseguito da|testato da|collaudatore|getest door|uitgevoerd door',
  date: 'datum|testdatum|prüfdatum|durchgeführt am|getestet am|ausgeführt am|date du test|exécuté le|réalisé le|fecha|fecha de ejecución|fecha de prueba|data do teste|data de execução|data del test|data di esecuzione',
  checkedBy:
    'geprüft von|gegengeprüft von|kontrolliert von|freigegeben von|vérifié par|contrôlé par|approuvé par|revisado por|verificado por|aprobado por|verificato da|approvato da|gecontroleerd door|goedgekeurd door',
  comment:
    'bemerkung|bemerkungen|kommentar|kommentare|anmerkung|anmerkungen|commentaire|commentaires|remarque|remarques|comentario|comentarios|comentários|observaciones|observações|commenti|osservazioni|opmerking|opmerkingen',
  signature: 'unterschrift|signatur|visa|firma|assinatura|handtekening',
  requirement:
    'anforderung|anforderungen|anforderung nr|anf nr|anforderungs id|referenz|exigence|exigences|référence|requisito|requisitos|eis|eisen',
  defect: 'fehlernummer|fehler nr|abweichung|abweichungen|mangel|mängel|mängelklasse|mängelbeschreibung|anomalie|anomalies|defecto|difetto',
  reason: 'begründung|grund|motif|motivo|motivazione',
  evidence: 'nachweis|beleg|preuve|evidencia|evidência|evidenza|bewijs',
};
