# Was ein Team zu einem Schritt sagt und was daraus folgt.

# Die Antworten, als Knöpfe und zur Auswahl.
decision-kind-accepted = Machen wir
decision-kind-done = Erledigt
decision-kind-deferred = Jetzt nicht
decision-kind-declined = Nichts für uns
decision-kind-waived = Wir nehmen das Risiko in Kauf
decision-kind-reopened = Wieder offen
# Dieselben mit ihrem Tag.
decision-dated-accepted = Machen wir, bis zum { $day }
decision-dated-deferred = Jetzt nicht, bis zum { $day }
decision-dated-waived = Wir nehmen das Risiko in Kauf, bis zum { $day }

# Wer was gesagt hat.
decision-said-accepted = :arrow_right: { $who } sagt: Machen wir.
decision-said-accepted-by = :arrow_right: { $who } sagt: Machen wir, bis zum { $day }.
decision-said-done = :white_check_mark: { $who } sagt: Das ist erledigt.
decision-said-deferred = :hourglass_flowing_sand: { $who } sagt: Jetzt nicht.
decision-said-deferred-by = :hourglass_flowing_sand: { $who } sagt: Jetzt nicht, erst wieder am { $day }.
decision-said-declined = :no_entry_sign: { $who } sagt: Das ist nichts für uns.
decision-said-waived = :scales: { $who } sagt: Wir nehmen das Risiko in Kauf.
decision-said-waived-by = :scales: { $who } sagt: Wir nehmen das Risiko in Kauf, bis zum { $day }.
decision-said-reopened = :arrow_left: { $who } hat das wieder geöffnet.
decision-reason = Der Grund: { $reason }
decision-also = Damit ist auch entschieden: { $what }.

# Was der Bot von selbst tut.
decision-next-accepted-on = Am { $day } frage ich: „{ $question }“
decision-next-accepted = { $weeks ->
    [one] Nach einer Woche frage ich: „{ $question }“
   *[other] Nach { $weeks } Wochen frage ich: „{ $question }“
}
decision-next-done = Ich spreche es nur wieder an, wenn es sich aus einem neueren Teamprofil noch ergibt.
decision-next-deferred-on = Am { $day } frage ich noch einmal.
decision-next-deferred = An diesem Tag frage ich noch einmal.
decision-next-declined = Ich spreche es nicht mehr an.
decision-next-waived-on = Unter `/mlteam status` steht es, und am { $day } komme ich darauf zurück, mit dem Grund.
decision-next-waived = Unter `/mlteam status` steht es, und an diesem Tag komme ich darauf zurück, mit dem Grund.
decision-next-reopened = Es gilt wieder als offen.
decision-nudges-off = Erinnerungen sind hier aus oder in Pause, deshalb frage ich nicht von selbst. Mit `/mlteam nudges on` geht es los.

# Nach einer Einstellung.
decision-count = Ein Klick zählt die neue Person mit, dann passt die nächste Empfehlung.
decision-tell = Hat sich das Team geändert? Sagt es mir, dann passt die nächste Empfehlung.
decision-button-count = Jetzt { $people }
decision-button-change = Ändern
decision-counted = :white_check_mark: { $who } hat das Team ergänzt: jetzt { $people } (Version { $version }).
decision-not-counted = :warning: { $who } hat inzwischen Version { $version } des Teamprofils gespeichert, deshalb habe ich nichts geändert. Bitte prüft, ob die neue Person dort schon mitgezählt ist.

# Ob das Profil noch stimmt.
decision-confirmed = :white_check_mark: { $who } hat bestätigt, dass das Teamprofil noch stimmt.
decision-confirmed-newer = { $who } hat inzwischen Version { $version } gespeichert, es gibt also nichts zu bestätigen.

# Titel von Fenstern, höchstens 24 Zeichen.
decision-title = Entschieden
decision-title-not-saved = Noch nicht gespeichert
decision-title-updated = Team ergänzt
decision-title-profile = Teamprofil
decision-close = Schließen
