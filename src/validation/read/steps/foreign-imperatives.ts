/** Words that instructions begin with in other languages than English: imperatives and, where instructions stand in it, the infinitive. */
const first = new Set(
  `abrir abre abra acceder accede acessar acesse activar ajustar añadir adicionar apagar aplicar apretar asegurar asegurarse asegúrese assegurar buscar busca cambiar cargar
  cerrar cierra clicar clique comparar comprobar compruebe comprueba confirmar confirme conectar configurar consultar crear cree criar crie borrar desconectar digitar
  ejecutar ejecute elegir eliminar entrar enviar escribir escriba escolher esperar excluir executar execute fechar garantir guardar hacer haga fazer iniciar inicie ingresar
  ingrese inserir insira insertar introducir introduzca ir leer ler ligar limpar llenar marcar medir mover navegar navegue observar obter pasar preencher preencha presionar
  presione pressionar probar probe pulsar pulse realizar realize rechazar recargar registrar reiniciar rellenar repetir revisar revise salir sair salvar seleccionar seleccione
  selecionar selecione simular soltar subir testar tocar usar utilizar validar valide verificar verifique verifica volver voltar evaluar avaliar
  accéder accédez aller allez ajouter ajoutez annuler appuyer appuyez arrêter attendre attendez changer charger choisir choisissez cliquer cliquez comparer confirmer confirmez connecter
  connectez consulter contrôler contrôlez copier créer créez débrancher démarrer démarrez déconnecter effacer effectuer enregistrer enregistrez entrer entrez envoyer envoyez exécuter
  exécutez fermer fermez insérer lancer lancez lire mesurer mesurez mettre mettez modifier modifiez naviguer naviguez noter noyer observer observez ouvrir ouvrez placer presser quitter rafraîchir
  recharger rechercher recherchez régler relancer remplir remplissez renseigner répéter retirer retourner revenir s'assurer saisir saisissez sélectionner sélectionnez supprimer supprimez tester
  testez tourner utiliser utilisez valider validez vérifier vérifiez vider
  accedere accedi aggiungere aggiungi annullare aprire apri attendere attendi avviare avvia cambiare cancellare caricare cercare chiudere chiudi cliccare clicca collegare compilare compila confermare
  conferma confrontare controllare controlla creare crea digitare eliminare elimina eseguire esegui fare fai impostare imposta inserire inserisci inviare invia leggere lanciare misurare modificare
  modifica navigare osservare premere premi provare prova ricaricare riempire ripetere rimuovere salvare salva scegliere scegli scrivere selezionare seleziona spegnere tornare testare usare uscire
  utilizzare verificare assicurarsi
  bekijk bevestig bewaar controleer ga klik kies lees log maak meet navigeer noteer open plaats probeer registreer selecteer sla sluit start test typ vergelijk verifieer verwijder voer vul wacht wijzig zet zoek zorg
  öffnen öffne schließen schließe klicken klicke prüfen prüfe überprüfen überprüfe kontrollieren kontrolliere eingeben auswählen starten starte stoppen warten warte melden melde messen miss speichern
  speichere drücken drücke wählen wähle anlegen lege löschen lösche navigieren navigiere füllen fülle entfernen ausführen führen führe sicherstellen verifizieren gehen gehe geben gib notieren notiere
  rufen rufe laden lade lesen lies setzen setze stellen stelle trennen verbinden wechseln wiederholen schalten schalte vergleichen vergleiche ändern ändere testen teste`.split(
    /\s+/,
  ),
);
/** German and Dutch instructions end in their verb: `Ventil öffnen`, `Venster sluiten`. */
const last =
  /(?<!\p{L})(?:(?:auf|ab|an|aus|be|durch|ein|ent|er|fest|her|hin|nach|über|um|unter|ver|vor|weg|zu|zurück)?(?:öffnen|schließen|schliessen|prüfen|kontrollieren|klicken|geben|wählen|starten|stoppen|warten|melden|messen|speichern|drücken|legen|löschen|füllen|fernen|führen|stellen|setzen|schalten|rufen|lesen|laden|lassen|bauen|nehmen|tragen|spülen|ziehen|brechen|heben|drehen|binden|gleichen|wechseln|ändern|testen|bestätigen|verifizieren|notieren|installieren|deinstallieren|navigieren|versuchen|vergleichen|wiederholen|dokumentieren)|openen|sluiten|controleren|invullen|klikken|kiezen|meten|opslaan|invoeren|verwijderen)[\s.!:]*$/iu;

/** Whether words, in lower case and without marks in front, are an instruction in one of the other languages that are read. */
export function isForeignImperative(words: readonly string[], text: string): boolean {
  const [word = ''] = words;
  return first.has(word) || (words.length > 1 && words.length < 30 && last.test(text.split(/[.;,(]/)[0] ?? ''));
}
