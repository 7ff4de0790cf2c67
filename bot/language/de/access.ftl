# Wer in einem Channel etwas ändern darf.

access-title = Wer etwas ändern darf
access-save = Speichern
access-cancel = Abbrechen
access-change-button = Ändern, wer darf
access-saved = Gespeichert. { $who }

access-everyone = Alle in diesem Channel dürfen hier etwas ändern: Team, Entscheidungen und Erinnerungen. Personen anderer Organisationen können nur lesen.
access-everyone-and-others = Alle in diesem Channel dürfen hier etwas ändern: Team, Entscheidungen und Erinnerungen. Personen anderer Organisationen dürfen das auch.
access-only = Etwas ändern (Team, Entscheidungen, Erinnerungen) dürfen hier nur: { $names }. Alle anderen können lesen.
access-only-others = Etwas ändern (Team, Entscheidungen, Erinnerungen) dürfen hier nur: { $names }. Alle anderen können lesen. Personen anderer Organisationen zählen wie die übrigen.
access-members-of = die Mitglieder von { $group }
access-slack-admins = Slack-Admins
access-nobody = niemand

access-was-everyone = Alle in diesem Channel
access-was-only = Nur { $names }
access-groups = { $count ->
    [one] { $count } Nutzergruppe
   *[other] { $count } Nutzergruppen
}
access-and-outsiders = { $who }; auch Personen anderer Organisationen

access-outsiders-read = Personen anderer Organisationen können hier lesen, aber nichts ändern.
access-can-allow = Erlauben können es mit `/mlteam access`: { $who }.
access-the-others = die anderen in diesem Channel
access-everyone-here = alle in diesem Channel
access-refused = Das ändern können: { $who }.
access-ask-them = Bitte frag dort nach.
access-ask-one = Frag eine dieser Personen.
access-no-channel = Tippe `/mlteam access` in dem Channel, um den es geht.

access-who = Wer darf hier Team, Entscheidungen und Erinnerungen ändern?
access-who-hint = Lesen dürfen alle im Channel.
access-who-everyone = Alle in diesem Channel
access-who-named = Nur, wer unten genannt ist
access-people = Personen
access-people-choose = Personen auswählen
access-user-groups = Nutzergruppen
access-user-groups-choose = Gruppen auswählen
access-admins = Slack-Admins
access-admins-yes = Auch wer diesen Workspace verwaltet oder besitzt
access-outsiders = Andere Organisationen
access-outsiders-yes = Wer von dort in diesem Channel ist, zählt wie wir
access-outsiders-hint = Sonst können sie hier lesen und nur etwas ändern, wenn sie genannt sind.
access-changed-by = { $who } hat das geändert, während du dabei warst. Deine Angaben sind noch nicht gespeichert. Jetzt gilt: { $now }
access-deleted = Alles zu diesem Channel wurde gelöscht, während du dabei warst. Deine Angaben sind noch nicht gespeichert. Jetzt gilt: { $now }
access-save-or-cancel = *Speichern* ersetzt das durch deine Angaben, *Abbrechen* lässt es, wie es ist.

access-named-below = Du hast unten jemanden genannt. Wähle „Nur, wer unten genannt ist“.
access-name-somebody = Nenne mindestens eine Person, eine Nutzergruppe oder die Slack-Admins.
access-most-people = Nenne höchstens { $most } Personen, oder stattdessen eine Nutzergruppe.
access-most-groups = Wähle höchstens { $most } Nutzergruppen.
access-locked-out-tick = Damit würdest du dich selbst aussperren. Lass das Häkchen stehen.
access-locked-out = Damit würdest du dich selbst aussperren. Nenne auch dich.
access-name-yourself = { $why } Nenne auch dich.
