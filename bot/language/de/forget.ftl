# Löschen, was zu einem Channel gespeichert ist.

forget-title = Channel vergessen
forget-submit = Alles löschen
forget-keep = Behalten

forget-what = Das löscht alles, was ich über { $channel } weiß:
forget-warning = *Das lässt sich nicht rückgängig machen*, und es kommen keine Erinnerungen mehr. Für eine Kopie: Schließ das hier und tippe zuerst `/mlteam export`.
forget-nothing = Zu { $channel } war nichts mehr gespeichert.
forget-done = Gelöscht für { $channel }:
forget-anew = Es ist nichts mehr da. Mit `/mlteam setup` fangt ihr neu an.

forget-count-profiles = { $count ->
    [one] { $count } Version des Teamprofils
   *[other] { $count } Versionen des Teamprofils
}
forget-count-decisions = { $count ->
    [one] { $count } Entscheidung mit ihrer Begründung
   *[other] { $count } Entscheidungen mit ihren Begründungen
}
forget-count-schedules = { $count ->
    [one] { $count } Zeitplan für Erinnerungen
   *[other] { $count } Zeitpläne für Erinnerungen
}
forget-count-deliveries = { $count ->
    [one] { $count } Eintrag zu einer Erinnerung
   *[other] { $count } Einträge zu Erinnerungen
}
forget-count-changes = { $count ->
    [one] { $count } Eintrag im Änderungsprotokoll
   *[other] { $count } Einträge im Änderungsprotokoll
}
forget-count-access = { $count ->
    [one] { $count } Einstellung, wer etwas ändern darf
   *[other] { $count } Einstellungen, wer etwas ändern darf
}
forget-count-pictures = { $count ->
    [one] { $count } Bild des Teams
   *[other] { $count } Bilder des Teams
}
