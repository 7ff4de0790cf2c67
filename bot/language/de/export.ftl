# Alles, was zu einem Channel gespeichert ist, als Dokument zum Lesen.

export-title = Was mlteam über den Channel weiß
export-about = Channel { $channel }, exportiert am { $when }. Personen sind mit ihrer Slack-Mitglieds-ID genannt. Alle Zeiten in UTC.

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
export-set-by = { $rhythm }, festgelegt von { $who }.
export-off = Ausgeschaltet.
export-off-because = Ausgeschaltet. Slack sagte: { $note }
export-hours = Arbeitszeit: { $hours }
export-holidays = Nicht an Feiertagen: { $place }
export-silent = Still { $days }

export-everyone = Alle im Channel.
export-people = Personen: { $people }
export-groups = Gruppen: { $groups }
export-admins = Wer den Workspace verwaltet oder besitzt.
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

export-moment = d. MMMM y, HH:mm

export-trigger-accepted-follow-up = Nachfrage zu einem zugesagten Schritt
export-trigger-deferral-over = ein Schritt war bis dahin vertagt
export-trigger-waiver-over = ein Risiko war bis dahin in Kauf genommen
export-trigger-advice-changed-with-profile = neuer Rat nach einer Änderung am Team
export-trigger-advice-changed-with-guidance = neuer Rat nach einer Änderung seiner Grundlagen
export-trigger-undecided-recommendation = ein offener Schritt
export-trigger-profile-unconfirmed = lange nicht bestätigtes Profil
export-trigger-unseen-tip = ein hier neuer Tipp
