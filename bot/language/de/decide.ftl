# Das Formular, in dem ein Team entscheidet.

decide-title = Entscheiden
decide-save = Speichern
decide-cancel = Abbrechen
# Was jemand anderes entschied, während das Formular offen war.
decide-meanwhile =
    :warning: Inzwischen entschieden: { $said }
    Deine Entscheidung ist noch nicht gespeichert. *Speichern* ersetzt die andere, *Abbrechen* lässt sie stehen.
decide-open = Offen
decide-decided = Entschieden
decide-other = Heute nicht dabei
decide-step = Welcher Schritt?
decide-step-decided = { $said }: { $step }
decide-kind = Was sagt ihr dazu?
decide-risk = *Das Risiko:* { $risk }
decide-reason-declined = Warum nicht?
decide-reason-waived = Warum nehmt ihr es in Kauf?
decide-reason-hint = Alle im Channel können es lesen. Es hilft, wenn später jemand fragt.
decide-day-accepted = Bis wann?
decide-day-deferred = Wann soll ich wieder fragen?
decide-day-waived = Bis wann nehmt ihr es in Kauf?
decide-next-accepted = { $weeks ->
    [one] An diesem Tag, ohne Tag nach einer Woche, frage ich: „{ $question }“
   *[other] An diesem Tag, ohne Tag nach { $weeks } Wochen, frage ich: „{ $question }“
}

# Was nicht stimmt, am Feld oder als Antwort auf den Befehl.
decide-nothing = Gerade gibt es nichts zu entscheiden: Kein Schritt ist offen, und keiner wurde schon entschieden. Mit `/mlteam advice` siehst du, was ich heute empfehle.
decide-no-such-number = Einen offenen Schritt mit der Nummer { $number } gibt es heute nicht. Tippe nur `/mlteam decide` und wähle aus der Liste.
decide-no-step-for = Für { $roles } ist kein Schritt offen oder entschieden. Tippe nur `/mlteam decide` und wähle aus der Liste.
decide-choose = Wähle eine der Antworten.
decide-choose-calendar = Wähle einen Tag aus dem Kalender.
decide-choose-day-deferred = Wähle den Tag, an dem ich wieder fragen soll.
decide-choose-day-waived = Wähle den Tag, bis zu dem ihr es in Kauf nehmt.
decide-within-year = Wähle einen Tag nach heute und innerhalb eines Jahres.
decide-within-two-years = Wähle einen Tag nach heute und innerhalb von zwei Jahren.
decide-is-open = Das ist schon offen. Wähle etwas anderes oder brich ab.
decide-shorten = Kürze es auf { $most } Zeichen.
decide-say-why = Sag in ein paar Worten, warum. Wer später fragt, sieht es.
