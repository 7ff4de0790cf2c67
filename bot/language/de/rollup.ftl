# Was mehreren Teams fehlt.

rollup-title = Deine { $teams } Teams
rollup-counts = { $undecided }, { $waiting }.
rollup-undecided = { $count ->
    [0] Kein Schritt ist offen
    [one] 1 Schritt ist offen
   *[other] { $count } Schritte sind offen
}
rollup-waiting = { $count ->
    [0] keine Entscheidung wartet
    [one] 1 Entscheidung wartet
   *[other] { $count } Entscheidungen warten
}
rollup-compared = Verglichen mit dem Zielteam für Größe und Stand: eine Orientierung, keine Regel.
rollup-each-lack = In { $teams } Teams fehlt jeweils: { $posts } ({ $names }).
rollup-lack = In { $teams } Teams fehlen { $roles }, zusammen { $posts } Stellen: { $names }.
rollup-and-more = { $names } und noch { $count }
rollup-shared = { $people ->
    [one] Eine gemeinsame Person könnte reichen.
   *[other] { $people } gemeinsame Personen könnten reichen.
}
