# Die Erinnerung: was um den Wortlaut steht, der zum Wissen gehört (knowledge/languages/de/nudges).

nudge-preview = *Vorschau, nur für dich.* Die echte hat Knöpfe für eure Entscheidung.
nudge-nothing = Es gibt nichts Neues, ich wäre also still.
nudge-set-by = Eingerichtet von { $who }.
nudge-size = { $band ->
    [micro] sehr klein
    [small] klein
    [medium] mittel
   *[large] groß
}
nudge-also-new = *Auch neu*
nudge-also-due = *Auch fällig*
nudge-reason-then = Der Grund damals:
nudge-profile = *Was ich über euer Team weiß*
nudge-profile-empty = Das hat mir noch niemand gesagt.
nudge-button-right = Stimmt noch
nudge-button-not-yet = Noch nicht
nudge-button-changed-mind = Doch nicht
# An die Person, die den Zeitplan festgelegt hat, wenn er von selbst endet.
nudge-ended = Ich habe die Erinnerungen beendet, die du in { $channel } eingerichtet hast.
nudge-ended-next = Nichts ist verloren: Profil und Entscheidungen bleiben. Mit `/mlteam nudges on` im Channel geht es wieder los.
