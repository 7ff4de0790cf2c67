# Die nächsten Einstellungen der Reihe nach. Rollen stehen ohne Artikel, mit großem Anfang.

# Die Schlagzeile
plan-head-hold = Stellt jetzt niemanden ein
plan-head-nothing = Vorerst keine Einstellung
plan-head-frozen = Gerade könnt ihr niemanden einstellen
plan-head-hires = { $count ->
    [one] Als Nächstes einstellen: { $hires }
   *[other] Als Nächstes einstellen: { $hires }
}
plan-head-stop = Vor jeder Einstellung beenden: { $what }. Danach: { $hires }
plan-head-stops = Vor jeder Einstellung beenden: { $what } und { $more } weiteres. Danach: { $hires }
plan-then = , dann{" "}
plan-hires-more = { $hires } und { $more } weitere
plan-hires-of-role = { $count ->
    [one] { $one }
   *[other] { $count } { $many }
}

# Wie viele Einstellungen, und warum so viele
plan-cap-typed = { $count ->
    [one] Geplant für 1 Einstellung, wie gewünscht.
   *[other] Geplant für { $count } Einstellungen, wie gewünscht.
}
plan-cap-posts = { $count ->
    [one] Geplant für 1 Einstellung: die offene Stelle.
   *[other] Geplant für { $count } Einstellungen: die offenen Stellen.
}
plan-cap-budget = { $count ->
    [one] Geplant für 1 Einstellung: So viele Stellen zu { $each } im Jahr passen in { $total }.
   *[other] Geplant für { $count } Einstellungen: So viele Stellen zu { $each } im Jahr passen in { $total }.
}
plan-cap-default = { $count ->
    [one] Geplant für 1 Einstellung, weil mir niemand gesagt hat, wie viele Stellen offen sind.
   *[other] Geplant für { $count } Einstellungen, weil mir niemand gesagt hat, wie viele Stellen offen sind.
}
plan-only-hold = { $count ->
    [one] Nur 1 ist genannt, denn danach gilt der Rat, niemanden mehr einzustellen.
   *[other] Nur { $count } sind genannt, denn danach gilt der Rat, niemanden mehr einzustellen.
}
plan-only-nothing = { $count ->
    [one] Nur 1 ist genannt, denn nichts im Teamprofil verlangt nach mehr.
   *[other] Nur { $count } sind genannt, denn nichts im Teamprofil verlangt nach mehr.
}
plan-told-posts = { $count ->
    [one] Ihr habt mir 1 offene Stelle genannt.
   *[other] Ihr habt mir { $count } offene Stellen genannt.
}
plan-beyond-posts = { $count ->
    [one] Ihr habt mir 1 offene Stelle genannt; was nach der { $ordinal }n Einstellung kommt, geht darüber hinaus.
   *[other] Ihr habt mir { $count } offene Stellen genannt; was nach der { $ordinal }n Einstellung kommt, geht darüber hinaus.
}
plan-nobody-typed-hold = { $count ->
    [one] Gefragt war 1 Einstellung. Genannt ist keine, denn der Rat ist, jetzt niemanden einzustellen.
   *[other] Gefragt waren { $count } Einstellungen. Genannt ist keine, denn der Rat ist, jetzt niemanden einzustellen.
}
plan-nobody-typed-nothing = { $count ->
    [one] Gefragt war 1 Einstellung. Genannt ist keine, denn nichts verlangt danach.
   *[other] Gefragt waren { $count } Einstellungen. Genannt ist keine, denn nichts verlangt danach.
}
plan-nobody-budget-hold = { $count ->
    [one] 1 Stelle zu { $each } im Jahr passt in { $total }. Genannt ist keine, denn der Rat ist, jetzt niemanden einzustellen.
   *[other] { $count } Stellen zu { $each } im Jahr passen in { $total }. Genannt ist keine, denn der Rat ist, jetzt niemanden einzustellen.
}
plan-nobody-budget-nothing = { $count ->
    [one] 1 Stelle zu { $each } im Jahr passt in { $total }. Genannt ist keine, denn nichts verlangt danach.
   *[other] { $count } Stellen zu { $each } im Jahr passen in { $total }. Genannt ist keine, denn nichts verlangt danach.
}
plan-nobody-posts = { $count ->
    [one] Ihr habt mir 1 offene Stelle genannt. Sie kann vorerst offen bleiben.
   *[other] Ihr habt mir { $count } offene Stellen genannt. Sie können vorerst offen bleiben.
}
plan-cost = { $count ->
    [one] 1 Stelle kostet { $total } im Jahr, mit den genannten { $each } gerechnet.
   *[other] { $count } Stellen kosten { $total } im Jahr, mit den genannten { $each } je Stelle gerechnet.
}
plan-cost-whole = { $count ->
    [one] 1 Stelle kostet { $total } im Jahr, mit den genannten { $each } und als ganze Stelle gerechnet.
   *[other] { $count } Stellen kosten { $total } im Jahr, mit den genannten { $each } und jede als ganze Stelle gerechnet.
}
plan-closed = Es gilt ein Einstellungsstopp, oder keine Stelle ist offen.
plan-most = Ein Plan hat höchstens { $most }.
plan-how-many = `/mlteam plan 5` plant fünf.

# Eine Einstellung
plan-ordinal = { $number ->
    [1] erste
    [2] zweite
    [3] dritte
    [4] vierte
    [5] fünfte
    [6] sechste
    [7] siebte
    [8] achte
    [9] neunte
   *[other] zehnte
}
plan-half-post = halbe Stelle
plan-part-post = Teil einer Stelle
plan-still-open = Nach der { $ordinal }n Einstellung noch offen: „{ $title }“.
plan-from-target = { $count ->
    [one] Das Zielteam für diese Größe und diesen Stand hat { $target } Stelle für { $roles }; bis dahin ist { $today } besetzt.
   *[other] Das Zielteam für diese Größe und diesen Stand hat { $target } Stellen für { $roles }; bis dahin ist { $today } besetzt.
}
plan-from-target-none = { $count ->
    [one] Das Zielteam für diese Größe und diesen Stand hat { $target } Stelle für { $roles }; bis dahin ist keine besetzt.
   *[other] Das Zielteam für diese Größe und diesen Stand hat { $target } Stellen für { $roles }; bis dahin ist keine besetzt.
}
plan-beyond = Das ist mehr, als das Zielteam für diese Größe und diesen Stand hat ({ $target }).
plan-beyond-grow = Das ist mehr, als das Zielteam für diese Größe und diesen Stand hat ({ $target }). Jemand von den { $roles } könnte hineinwachsen.
plan-confidence = Sicherheit: { $confidence }.
plan-confidence-target = Beruht nur auf dem Zielteam: einer Orientierung, keiner Regel. Sicherheit: { $confidence }.
plan-title-quoted = „{ $title }“
plan-settles = Erledigt: { $titles }.
plan-opens = Macht den Weg frei für: { $roles }.
plan-helpers = Gespräche: { $interview }. Anleitung: { $mentor }.
plan-helpers-no-mentor = Gespräche: { $interview }. Anleitung: niemand im Team; verabredet jemanden von außen.
plan-helpers-no-interview = Gespräche: Niemand im Team kann das Fach beurteilen ({ $role }); bittet jemanden von außen dazu. Anleitung: { $mentor }.
plan-helpers-nobody = Niemand im Team kann hier beurteilen oder anleiten ({ $role }): Bittet jemanden mit dieser Rolle von außen in die Gespräche und um die Anleitung.
plan-helper-new = { $role } (die { $ordinal } Einstellung)
plan-must-grow = Eine erfahrene Person mit Data Engineers um sie herum, und mehr ML Engineers als Data Scientists: Diese beiden Ratschläge passen nur zusammen, wenn Data Engineers in ML hineinwachsen. Wählt also Data Engineers, die das wollen.

# Nach der letzten Einstellung
plan-after-steady = Dort endet der Plan: Keine Regel verlangt nach einer weiteren Einstellung. Stellt also niemanden mehr ein.
plan-after-hold = Dort endet der Plan, denn dann gilt: { $advice }
plan-after-next = Danach käme: { $role }.
plan-after-nothing = Danach verlangt nichts im Teamprofil nach einer weiteren Einstellung.

# Das Zielteam
plan-look-next = Wo das Zielteam als Nächstes hinsähe
plan-orientation-today = Eine Orientierung für eure Größe und euren Stand, kein Rat zum Einstellen. In Vollzeitstellen heute:
plan-orientation-after = Eine Orientierung für eure Größe und euren Stand, kein Rat zum Einstellen. In Vollzeitstellen nach diesen Einstellungen:

# Die Nachricht
plan-nothing-asks = Nichts im Teamprofil verlangt nach einer Einstellung, die jetzt möglich wäre.
plan-stop-first = Beendet das zuerst
plan-instead-of-hire = Statt einer Einstellung
plan-before-any = Vor jeder Einstellung
plan-first-without = Zuerst, ohne Einstellung
plan-until-then = Bis dahin weiterentwickeln oder überbrücken
plan-until-then-nothing = Nichts davon ist sofort nötig.
plan-until-then-title = Bis dahin
plan-when-open = Wenn ihr wieder einstellen könnt, in dieser Reihenfolge
plan-only-after = Erst danach, in dieser Reihenfolge
plan-others = Danach
plan-later = Später, und was zuerst kommt
plan-left-out = Weggelassen, weil ihr darüber entschieden habt: { $what }.
plan-again = Der Plan folgt dem Teamprofil: Ruft `/mlteam plan` nach jeder Änderung neu auf.
plan-button-details = Details
plan-button-more = Was warten muss
plan-button-file = Begründung
plan-button-back = Zum Plan
plan-button-next = Weiter

# Die Seite einer Einstellung und die von dem, was warten muss
plan-detail-head = Einstellung { $place } von { $count }: { $title }
plan-more-head = Was warten muss
plan-more-nothing = Nichts muss warten, und nichts ist weggelassen.

# Die Begründung
plan-export-head = Eure Begründung
plan-export-says = { $headline }. Ich schicke sie nur dir, als Markdown-Datei in einer Direktnachricht.
plan-export-here = `/mlteam plan` zeigt den Plan hier.

# Was getippt wurde, ist kein Plan
plan-bad-cost-alone = Ich kenne euer Budget nicht. Tippe es vor die Kosten: `/mlteam plan BUDGET at { $cost }`.
plan-bad-currency-told = Das Budget in eurem Profil ist in { $currency }. Nenne die Kosten einer Stelle auch in { $currency }.
plan-bad-too-small = Eine Stelle zu { $cost } kostet mehr als das Budget von { $budget }. Nenne ein größeres Budget, oder tippe `/mlteam plan 1` für die erste Einstellung.
plan-bad-count = Ein Plan hat 1 bis { $most } Einstellungen; tippe zum Beispiel `/mlteam plan 3`.
plan-bad-part = Einstellungen gibt es nur ganz. Ein Plan hat 1 bis { $most }; tippe zum Beispiel `/mlteam plan 3`.
plan-bad-free = Die Kosten einer Stelle im Jahr müssen mehr als 0 sein.
plan-bad-amount = { $typed } kann ich nicht als Betrag lesen. Schreibe ihn als 400000 oder 400k.
plan-bad-budget = Ein Plan hat 1 bis { $most } Einstellungen. Wenn `{ $typed }` euer Budget ist, nenne dazu, was euch eine Stelle im Jahr kostet: `/mlteam plan { $typed } at KOSTEN`.
plan-bad-currencies = Das Budget ist in { $budget }, die Kosten einer Stelle sind in { $cost }. Nenne beides in einer Währung.
plan-bad-words = { $typed } kann ich nicht als Plan lesen. Tippe `/mlteam plan 3` für drei Einstellungen oder `/mlteam plan BUDGET at KOSTEN`; KOSTEN ist, was euch eine Stelle im Jahr kostet.
plan-bad-place = { $count ->
    [0] Dieser Plan hat keine Einstellung, also auch keine Details dazu.
    [one] Dieser Plan hat nur 1 Einstellung. Tippe `/mlteam plan details 1`.
   *[other] Dieser Plan hat { $count } Einstellungen. Tippe zum Beispiel `/mlteam plan details { $count }`.
}
