# Der Verlauf eines Channels: was er zusammen ergibt, dann was passiert ist, das Neueste zuerst.

history-title = Verlauf dieses Teams
history-over-time = In Vollzeitstellen
history-team-button = Team im Lauf der Zeit
history-back = Zurück
history-profile = Teamprofil, Version { $version }
history-whole = Mehr
history-no-version = Eine Version { $version } des Teamprofils gibt es nicht. Welche es gibt, zeigt `/mlteam history`.
history-bad-page = Tippe `/mlteam history` für das Neueste, oder eine Seite wie `/mlteam history 2` für Älteres.
history-more = und { $count } weitere
history-page = Seite { $page } von { $pages }
history-newer = Neuere
history-older = Ältere
history-picture-alt = Vollzeitstellen nach Rolle. { $lines }.
history-team-line = { $day }: { $team }
history-team = { $total } ({ $posts })
history-team-nobody = noch niemand
history-more-roles = { $count ->
    [one] { $count } weitere Rolle
   *[other] { $count } weitere Rollen
}

history-posts-new = { $roles } { $after }
history-posts = { $roles } { $before } → { $after }
history-field-new = { $label }: { $after }
history-field = { $label }: { $before } → { $after }
history-not-told = nicht angegeben

history-confirmed = Version { $version } des Profils stimmt noch
history-nudges-on = Erinnerungen eingeschaltet
history-nudges-off = Erinnerungen ausgeschaltet
history-nudges-changed = Erinnerungen: ein neuer Zeitplan
history-nudges-paused = Erinnerungen angehalten
history-nudges-resumed = Erinnerungen laufen weiter
history-nudges-snoozed = Eine Erinnerung verschoben
history-nudges-muted = Stille Tage geändert
history-nudges-ended = Erinnerungen haben von selbst geendet
history-nudges-other = Erinnerungen geändert
history-access = Wer hier etwas ändern darf
history-shared = Mit dem Channel geteilt: { $command }
history-exported = Exportiert als { $format }
history-a-file = Datei

history-trend-absent = { $ordinal } Durchsicht ohne { $role }; offen seit { $since }.
history-trend-more = { $ordinal } Durchsicht, in der noch eine Stelle als { $role } fehlt; offen seit { $since }.
history-trend-rule = { $ordinal } Durchsicht mit „{ $title }“; offen seit { $since }.
history-long-trend-absent = { $reviews } oder mehr Durchsichten ohne { $role }; offen schon vor { $since }.
history-long-trend-more = { $reviews } oder mehr Durchsichten, in denen noch eine Stelle als { $role } fehlt; offen schon vor { $since }.
history-long-trend-rule = { $reviews } oder mehr Durchsichten mit „{ $title }“; offen schon vor { $since }.
history-ordinal = { $number ->
    [2] Zweite
    [3] Dritte
    [4] Vierte
    [5] Fünfte
    [6] Sechste
    [7] Siebte
    [8] Achte
    [9] Neunte
    [10] Zehnte
   *[other] { $number }.
}
history-growth = Team: { $before } → { $after } seit { $since }
history-steady = Team: { $total } seit { $since }
history-totals = { $before } → { $after }

history-since-day = 'dem' d. MMMM
history-since-month = MMMM
history-since-year = MMMM y
history-day = d. MMM y
