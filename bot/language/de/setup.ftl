# Das Einrichten: drei kurze Schritte in einem Fenster. Titel und Schaltflächen haben höchstens 24 Zeichen.

setup-title-1 = 1 von 3: Unternehmen
setup-title-2 = 2 von 3: Euer Team
setup-title-3 = 3 von 3: Einige Fragen
setup-progress-1 = *Schritt 1 von 3.* Nötig ist nur die Zahl der Beschäftigten; lass leer, was du nicht weißt.
setup-progress-2 = *Schritt 2 von 3.* Wer ist im Team? Zähle volle Stellen, auch halbe. Leer heißt: niemand.
setup-progress-3 = *Schritt 3 von 3.* Was die Empfehlung am meisten ändert, kommt zuerst. Lass leer, was du nicht weißt.
setup-next = Weiter
setup-save = Speichern
setup-cancel = Abbrechen
setup-back = Zurück
setup-finish = Jetzt Rat geben
setup-more = Mehr Fragen
setup-choose = Auswählen
setup-default-rhythm = Dienstags um 10:00 Uhr deiner Zeit. Wähle einen anderen Rhythmus, um Tag und Uhrzeit festzulegen.
setup-add-role = Noch jemand im Team?
setup-add-role-hint = Zum Beispiel ML Lead. Jede Rolle, die du auswählst, bekommt ein Feld.

setup-size-missing = Gib die Zahl der Beschäftigten an; ungefähr genügt.
setup-size-differs = { $size ->
    [one] { $size } Person ist eine andere Größe: { $fitting }.
   *[other] { $size } Personen sind eine andere Größe: { $fitting }.
} Leere eines der beiden Felder.
setup-whole-number = Gib eine ganze Zahl von { $lowest } bis { $highest } an.
setup-number-range = Gib eine Zahl von { $lowest } bis { $highest } an.
setup-posts = Gib die Zahl der vollen Stellen an, zum Beispiel 2 oder 0,5.
setup-posts-range = Gib 0 oder mehr an, und nicht mehr, als das Unternehmen Beschäftigte hat.
setup-tenths = Halbe und zehntel Stellen gehen, nichts Feineres.
setup-months = Gib eine Zahl von 0 bis { $highest } an, zum Beispiel 4 oder 2,5.
setup-team-too-large = Das Team hat zusammen { $total } Personen, das Unternehmen aber höchstens { $most } Beschäftigte.
setup-headcount-too-large = Die Stellen ergeben zusammen { $total }, mehr als die { $size } Beschäftigten des Unternehmens.
setup-people-too-many = { $people } Personen sind mehr als die { $size } Beschäftigten des Unternehmens.
setup-wrong-value = Das geht hier nicht; wähle oder schreib eine andere Antwort.
setup-wrong = :warning: { $problem }
setup-too-many = Das ist zu viel auf einmal. Speichere, was du hast, und ergänze dann den Rest.

setup-merge-title = Zwei zugleich
setup-merge-choose = :warning: { $who } hat Version { $version } gespeichert, während du am Ändern warst; deine ist noch nicht gespeichert. Wähle aus, was gilt, wo ihr beide etwas geändert habt. *Abbrechen* lässt deine Änderungen weg.
setup-merge-both = :warning: { $who } hat Version { $version } gespeichert, während du am Ändern warst; deine ist noch nicht gespeichert. Du hast anderes geändert, deshalb behält *Speichern* beides. *Abbrechen* lässt deine Änderungen weg.
setup-merge-again = :warning: { $who } hat Version { $version } gespeichert, während du am Ändern warst; deine ist noch nicht gespeichert. *Speichern* setzt deine Antworten darüber; *Abbrechen* lässt alles, wie es ist.
setup-merge-theirs = Inzwischen geändert
setup-merge-yours = Von dir geändert, und so bleibt es
setup-merge-misfit = *Beides zusammen passt nicht.* { $problem }
setup-merge-together = Zusammen: { $problem }
setup-merge-rest = und { $count } weitere
setup-merge-option-yours = Deins: { $value }
setup-merge-option-theirs = Gespeichert: { $value }
setup-merge-blank = leer
setup-merge-choose-one = Wähle eins aus.
setup-merge-too-much = Inzwischen wurde zu viel geändert. Tippe `/mlteam setup`, um mit dem anzufangen, was jetzt gespeichert ist.
