# Wann ein Channel erinnert wird: der Zeitplan in Worten, seine Seite, sein Formular und was sich nicht lesen lässt.

# Wie oft. Das Erste steht auch mitten im Satz.
schedule-weeks = { $every ->
    [1] jede Woche
    [2] alle zwei Wochen
    [3] alle drei Wochen
    [4] alle vier Wochen
    [5] alle fünf Wochen
    [6] alle sechs Wochen
    [7] alle sieben Wochen
    [8] alle acht Wochen
    [9] alle neun Wochen
    [10] alle zehn Wochen
   *[other] alle { $every } Wochen
}
schedule-monthly = jeden Monat
schedule-now-and-then = ab und zu
schedule-weekly = { $weeks } am { $weekday }
# -1 ist der letzte im Monat.
schedule-weekday-of-month = { $which ->
    [1] jeden Monat am ersten { $weekday }
    [2] jeden Monat am zweiten { $weekday }
    [3] jeden Monat am dritten { $weekday }
    [4] jeden Monat am vierten { $weekday }
   *[-1] jeden Monat am letzten { $weekday }
}
schedule-day-of-month = jeden Monat am { $day }
schedule-month-day = { $day ->
    [-1] letzten Tag
    [29] 29. (in kürzeren Monaten am letzten Tag)
    [30] 30. (in kürzeren Monaten am letzten Tag)
   *[other] { $day }.
}
schedule-by-rule = nach der Regel { $rule }
# Zum Beispiel „Alle zwei Wochen am Dienstag, 10:00 Uhr (Europe/Berlin)“.
schedule-rhythm = { $days }, { $time } Uhr ({ $zone })
schedule-set-by = { $rhythm }, festgelegt von { $who }.
schedule-next = Als Nächstes: { $when }
schedule-because-due = { $when }, weil eine Entscheidung ansteht
schedule-language = Ich schreibe hier auf { $language }.

# Aus, von selbst beendet oder in Pause.
schedule-off = Aus. Mit `/mlteam nudges on` geht es los.
schedule-ended = Aus. { $why } Mit `/mlteam nudges on` geht es wieder los.
schedule-why-left = Ich bin nicht in diesem Channel; tippt `/invite @mlteam`.
schedule-why-archived = Der Channel ist archiviert.
schedule-why-restricted = Die Administration beschränkt, wer hier schreiben darf.
schedule-why-removed = Die App wurde aus diesem Workspace entfernt.
schedule-why-revoked = Der App wurde der Zugang zu diesem Workspace entzogen.
schedule-why-token = Slack nimmt das Token der App nicht mehr an.
schedule-why-access = Die App hat keinen Zugang zu diesem Workspace.
schedule-why-refused = Slack hat eine Erinnerung abgelehnt ({ $error }).
schedule-paused = Pause, bis jemand sie beendet.
schedule-paused-until = Pause bis zum { $day }.

# Arbeitstage, Arbeitszeit und stille Tage.
schedule-days-span = { $first } bis { $last }
schedule-days-all = jeden Tag
schedule-days-none = an keinem Tag
schedule-hours = { $days }, { $start } bis { $end } Uhr
schedule-hours-overnight = { $days }, { $start } bis { $end } Uhr am nächsten Morgen
schedule-hours-all-day = { $days }, ganztags
schedule-on-day = am { $day }
schedule-from-to = vom { $first } bis zum { $last }

# Die Seite.
schedule-title = *Erinnerungen*
schedule-coming = *Als Nächstes*
schedule-silence = *Dann bin ich still*
schedule-outside-hours = außerhalb der Arbeitszeit: { $hours }
schedule-on-holidays = an Feiertagen: { $place }
schedule-left-out = Die vom { $day } fällt aus.
schedule-snoozed = Die vom { $day } ist auf den { $until } verschoben.
schedule-skipped = Die Erinnerung vom { $day } fällt aus, weil am { $next } schon die nächste kommt.
schedule-skipped-silence = Die Erinnerung vom { $day } fällt aus, weil am { $next } schon die nächste kommt. Soll Ruhe sein, tippt `/mlteam nudges pause bis { $until }`.
schedule-how = Ändert es mit dem Knopf oder tippt `/mlteam nudges` und dahinter zum Beispiel: `jeden freitag um 9`, `snooze 3 tage`, `pause bis 15. dezember`, `auf Englisch`, `off`. Alles steht unter `/mlteam help nudges`.
schedule-button-change = Zeitplan ändern
schedule-button-pause = Pause
schedule-button-resume = Fortsetzen

# Das Formular; Titel haben höchstens 24 Zeichen.
schedule-form-title = Erinnerungen
schedule-form-save = Speichern
schedule-form-cancel = Abbrechen
schedule-form-saved = :white_check_mark: Gespeichert. { $schedule }
schedule-form-rhythm = Wie oft?
schedule-form-rhythm-hint = Eine Erinnerung kommt nur, wenn es etwas Neues zu sagen gibt.
schedule-form-none = Keine Erinnerungen
schedule-form-on-weekday = Jeden Monat an einem Wochentag
schedule-form-on-day = Jeden Monat an einem festen Tag
schedule-form-which = Der wievielte im Monat?
schedule-form-which-option = { $which ->
    [1] Der erste
    [2] Der zweite
    [3] Der dritte
    [4] Der vierte
   *[-1] Der letzte
}
schedule-form-month-day = An welchem Tag im Monat?
schedule-form-last-day = Letzter Tag
schedule-form-weekday = An welchem Wochentag?
schedule-form-time = Um wie viel Uhr?
schedule-form-zone = In welcher Zeitzone?
schedule-form-zone-hint = Eine Stadt genügt, zum Beispiel Berlin.
schedule-form-language = In welcher Sprache?
schedule-form-language-hint = Für Erinnerungen und alles, was ich hier für alle schreibe.
schedule-form-outside = Außerhalb dieser Zeit bin ich still.
schedule-form-hours-from = Arbeitszeit von
schedule-form-hours-to = Arbeitszeit bis
schedule-form-hours-hint = Früher als der Beginn heißt: am nächsten Morgen.
schedule-form-working-days = Arbeitstage
schedule-form-country = Feiertage welches Landes?
schedule-form-country-hint = Name oder Kürzel, auch für einen Teil, etwa DE-BY. Leer: keine.
schedule-form-muted-from = Stille Tage, der erste
schedule-form-muted-to = Stille Tage, der letzte
schedule-form-silent-too =
    Still bin ich auch:
    { $days }
    Das ändert ihr mit `/mlteam nudges unmute` und den Tagen dahinter.

# Dasselbe kurz beim Einrichten.
schedule-setup-rhythm = Soll ich hier an Offenes erinnern?
schedule-setup-rhythm-hint = An den nächsten offenen Schritt; ist alles entschieden, kommt ein Tipp für eure Größe. Sonst bin ich still.
schedule-setup-off = Keine Erinnerungen
schedule-setup-weekly = Jede Woche
schedule-setup-biweekly = Alle zwei Wochen
schedule-setup-monthly = Jeden Monat
schedule-setup-as-it-is = Wie bisher: { $rhythm }
schedule-setup-weekday = An welchem Tag?
schedule-setup-weekday-hint = Jeden Monat: am ersten solchen Tag im Monat.
schedule-setup-hour = Um wie viel Uhr?
schedule-setup-hour-zone = Zeitzone: { $zone }.
schedule-setup-hour-own = In deiner eigenen Zeitzone.

# Was der Verlauf von einer Änderung behält.
schedule-kept-at = um { $time } Uhr
schedule-kept-zone = Zeitzone { $zone }
schedule-kept-hours = Arbeitszeit { $start } bis { $end } Uhr
schedule-kept-country = nicht an Feiertagen: { $place }
schedule-kept-language = auf { $language }
schedule-kept-muted = still { $days }
schedule-kept-paused-until = bis zum { $day }
schedule-kept-snoozed = vom { $when }
schedule-kept-until = auf den { $when }
schedule-kept-moment = { $day }, { $time } Uhr UTC
schedule-kept-error = Slack meldete: { $error }

# Was sich nicht lesen oder machen lässt; steht auch am Feld des Formulars.
schedule-unknown-language = { $typed } spreche ich nicht. Schreib { $known }.
schedule-bad-choice = Wähle Rhythmus, Tag und Uhrzeit aus den Listen.
schedule-bad-setup-choice = Wähle Rhythmus, Wochentag und Stunde aus den Listen.
schedule-choose-often = Wähle, wie oft, oder lass Tag und Uhrzeit, wie sie waren.
schedule-time-left-out = Erinnerungen kommen um { $time } Uhr, und das liegt außerhalb dieser Zeiten. Nenn Zeiten, in denen es liegt, oder ändere zuerst die Uhrzeit.
schedule-time-left-out-on = Erinnerungen kommen am { $weekday } um { $time } Uhr, und das liegt außerhalb dieser Zeiten. Nenn Zeiten, in denen es liegt, oder ändere zuerst die Uhrzeit.
