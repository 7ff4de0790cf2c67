# Was wäre, wenn: ein anderes Team, und was sich am Rat ändern würde.

whatif-so-today = Nichts ändert sich: So ist es heute
whatif-first-three-stay = Die ersten drei bleiben
whatif-no-change = Am Rat ändert sich nichts
whatif-nothing-left = Dann gibt es nichts mehr zu raten
whatif-stays-first = Bleibt vorn: { $what }
whatif-comes-first = Dann zuerst: { $what }

whatif-if = Wenn
whatif-already = So ist es heute schon.
whatif-change = { $what }: { $before } → { $after }
whatif-not-told = nicht genannt
whatif-three-both = Die ersten drei, heute und dann
whatif-three-today = Die ersten drei heute
whatif-three-then = Die ersten drei dann
whatif-was = { $what } (vorher { $was })
whatif-new = { $what } (neu)
whatif-all-decided = Nichts: Über alles ist entschieden.
whatif-added = Käme dazu
whatif-gone = Fiele weg
whatif-turned = Würde zu etwas anderem
whatif-other-reason = Bliebe, aus anderem Grund
whatif-becomes = Aus { $before } wird { $after }
whatif-more = { $more ->
    [one] und 1 weitere
   *[other] und { $more } weitere
}
whatif-not-stored = Nichts ist gespeichert: Euer Teamprofil ist wie vorher.

whatif-twice = Diese Änderungen widersprechen sich: { $what } kommt zweimal vor. Nennt jedes nur einmal.
whatif-say-what = Sag, was sich ändern soll, etwa `/mlteam whatif +1 data-engineer -1 ds` oder `/mlteam whatif hiring=frozen`.
whatif-write-sign = Schreib `+` oder `-` vor { $typed }, um Stellen dazuzunehmen oder wegzunehmen. Wie viele es insgesamt sind, schreibst du so: `{ $role }={ $number }`.
whatif-none-there = Ihr habt keine { $role }. Also kann ich { $number } nicht wegnehmen.
whatif-only-there = Ihr habt nur { $have } { $role }. Also kann ich { $number } nicht wegnehmen.
whatif-larger-than-size = Zusammen sind das { $total } Stellen, mehr als ein Unternehmen dieser Größe hat: { $size }.
whatif-how-many = Sag, wie viele, etwa `replace 2 data scientists by 1 ML engineer` oder `promote 1 data scientist to ML lead`.

whatif-fault-headcount = Zusammen sind das { $total } Stellen, mehr als die { $size } Beschäftigten des Unternehmens.
whatif-fault-people = { $people } Personen sind mehr als die { $size } Beschäftigten des Unternehmens.
whatif-fault-least = { $field }: Schreib { $least } oder mehr.
whatif-fault-most = { $field }: Schreib { $most } oder weniger.
whatif-fault-whole = { $field }: Schreib eine ganze Zahl.
whatif-fault-number = { $field }: Schreib eine Zahl.
whatif-fault-tenths = Halbe und Zehntel gehen, nichts Feineres.
whatif-fault-value = { $field }: Dieser Wert passt nicht.

whatif-contradiction-models = { $models ->
    [one] Der Stand „{ $stage }“ passt nicht zu { $models } Modell im Einsatz. Wählt einen späteren Stand oder 0 Modelle.
   *[other] Der Stand „{ $stage }“ passt nicht zu { $models } Modellen im Einsatz. Wählt einen späteren Stand oder 0 Modelle.
}
whatif-contradiction-people = { $people ->
    [one] { $people } Person kann nicht { $posts } volle Stellen besetzen. Zählt alle mit, oder lasst die Zahl der Personen leer.
   *[other] { $people } Personen können nicht { $posts } volle Stellen besetzen. Zählt alle mit, oder lasst die Zahl der Personen leer.
}
