# App-Startseite: worauf jedes Team wartet.

home-welcome = mlteam hilft euch, euer ML-Team aufzubauen
home-what-for = Wen ihr als Nächstes einstellt, warum, und warum niemand anderen: mit Quellen, und mit Nachfragen, bis es entschieden ist.
home-no-team = Noch hat keiner deiner Channels ein Teamprofil.
home-how-to-start = *So geht es los*
    1. Tippe `/mlteam setup` in dem Channel, in dem das Team geplant wird, oder wähle ihn unten aus.
    2. Beantworte ein paar Fragen, in weniger als einer Minute.
    3. Lies, wen ihr als Nächstes einstellt und warum.
home-your-team = Dein Team
home-needs-you = Hier wirst du gebraucht
home-nothing-to-do = Gerade nichts zu tun
home-footer = Du siehst nur Channels, in denen du bist; private erst, wenn auch ich darin bin. Alle in einem Channel können lesen, was ich dazu speichere: das Team, den Zeitplan und wer was entschieden hat. `/mlteam export` gibt es heraus, `/mlteam forget` löscht es.

home-team = Team: { $posts }
home-more-roles = { $count ->
    [one] { $count } weitere Rolle
   *[other] { $count } weitere Rollen
}
home-nobody = noch niemand
home-step = Nächster Schritt: *{ $step }*
home-step-and-more = Nächster Schritt: *{ $step }*, noch { $more } offen
home-all-decided = Nächster Schritt: vorerst ist alles entschieden
home-waiting = Wartet: { $title } ({ $said }).
home-waiting-due = Wartet: { $title } ({ $said }, *der Tag ist da*).
home-waiting-ask = Wartet: { $title } ({ $said }, ich frage am { $day }).
home-waiting-by = Wartet: { $title } ({ $said }, bis zum { $day }).
home-waiting-until = Wartet: { $title } ({ $said }, bis zum { $day }).
home-and-more = Und { $count } weitere.
home-nudges-ended = Erinnerungen haben geendet. { $why }
home-nudges-off = Erinnerungen sind aus.
home-nudges-paused = Erinnerungen: { $paused }
home-next-nudge = Nächste Erinnerung: { $when }.
home-no-nudge = Es steht keine Erinnerung an.
home-saved = Profil { $ago } gespeichert.
home-confirmed = Profil { $ago } bestätigt.
home-ago-today = heute
home-ago-yesterday = gestern
home-ago-days = vor { $count } Tagen
home-ago-weeks = vor { $count } Wochen
home-ago-months = vor { $count } Monaten

home-decide = Entscheiden
home-decide-label = Über den nächsten Schritt entscheiden
home-advice = Rat
home-advice-label = Rat zeigen
home-still-right = Stimmt noch
home-still-right-label = Das Teamprofil stimmt noch
home-update = Ändern
home-update-label = Team ändern
home-nudges = Erinnern
home-nudges-label = Erinnern einschalten
home-resume = Fortsetzen
home-resume-label = Erinnerungen fortsetzen
home-pause-label = Erinnerungen anhalten
home-settings = Einstellungen
home-settings-label = Einstellungen dieses Teams
home-help = Hilfe
home-help-label = Hilfe: alles, was du tippen kannst
home-back = Zurück
home-more-teams = Weitere Teams (Seite { $page } von { $pages })

home-set-up-first = *Einen Channel einrichten*
home-set-up-another = *Noch einen Channel einrichten*
    Wähle ihn hier aus, oder tippe dort `/mlteam setup`.
home-choose = Channel auswählen

home-settings-title = Einstellungen
home-settings-of = Für { $channel }
home-settings-data = Im Channel gibt `/mlteam export` alles heraus, was gespeichert ist; `/mlteam forget` löscht es.
