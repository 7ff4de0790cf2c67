# Alles, was zu einem Kanal gespeichert ist, als Dokument zum Lesen.

export-title = Was mlteam über den Kanal weiß
export-about = Kanal { $channel }, exportiert am { $when }. Personen sind mit ihrer Slack-Mitglieds-ID genannt. Alle Zeiten in UTC.

export-over-time = Das Team im Lauf der Zeit, in Vollzeitstellen
export-decisions = Entscheidungen
export-profile = Teamprofil
export-schedule = Zeitplan der Erinnerungen
export-nudges = Erinnerungen
export-access = Wer etwas ändern darf
export-audit = Änderungsverlauf

export-team = { $day }: { $team }
export-version = Version { $version }
export-saved = Gespeichert von { $who } am { $when }.
export-set-by = { $rhythm }, eingestellt von { $who }.
export-off = Ausgeschaltet.
export-off-because = Ausgeschaltet. Slack sagte: { $note }
export-hours = Arbeitszeit: { $hours }
export-holidays = Nicht an Feiertagen: { $place }
export-silent = Still { $days }

export-everyone = Alle im Kanal.
export-people = Personen: { $people }
export-groups = Gruppen: { $groups }
export-admins = Administration und Eigentümer des Workspace.
export-outsiders = Auch Leute aus anderen Organisationen.

export-column-when = Wann
export-column-who = Wer
export-column-what = Was
export-column-about = Worum es ging
export-column-decision = Entscheidung
export-column-day = Tag
export-column-reason = Begründung
export-column-version = Profilversion
export-column-due = Fällig
export-column-state = Was daraus wurde
export-column-why = Anlass
export-column-error = Fehler

export-state-claimed = kurz vor dem Senden
export-state-posting = wird gesendet
export-state-waiting = wartet
export-state-posted = gesendet
export-state-silent = nichts zu sagen
export-state-failed = gescheitert
export-state-unknown = unbekannt
export-state-missed = verpasst
