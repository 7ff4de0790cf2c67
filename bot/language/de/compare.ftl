# Zwei Rollen nebeneinander, und wer zuerst kommt.

compare-which = { $one } oder { $other }?
compare-neither-now = { $one } oder { $other }: gerade keins von beiden
compare-before = { $first } vor { $second }

compare-here = *Wer bei euch zuerst?* { $answer }
compare-general = *Wer zuerst?* Im Allgemeinen: { $first }.
compare-no-order = *Wer zuerst?* Das lässt sich nicht allgemein sagen, es kommt aufs Team an. { $ask }
compare-set-up = Mit `/mlteam setup` sage ich es für euer Team. Das dauert eine Minute.
compare-first-of-all = Vor der Rolle { $role }: { $what }
compare-place = Im Rat von `/mlteam advice` ist das Nummer { $place }.
compare-then = Danach:
compare-ready = Wenn eine von beiden, dann { $first }. Vor der Rolle { $second }:
compare-no-hurry = Aber eilig ist es nicht. { $reason }
compare-neither = Gerade fehlt keine von beiden.

compare-needs = *{ $role } braucht:* { $skill }
compare-is-not = *{ $role } ist nicht:* { $other }
compare-share = Was sie gemeinsam haben
compare-either = Beide Rollen können das übernehmen: { $duty }.
compare-hand-over = Beide geben ihre Arbeit weiter an: { $roles }.
compare-grows = { $other }: wächst oft aus der Rolle { $one }.
compare-covers = Statt einer neuen Stelle für die Rolle { $role }: { $cover }
compare-little = Wenig: Sie machen selten dieselbe Arbeit, und kaum jemand wechselt zwischen beiden.
compare-levels = Erfahrung bei der ersten Einstellung: { $levels }.
compare-level = { $role } { $level }
compare-more-on-each = Mehr zu beiden: `/mlteam roles`.
compare-about = Rolle { $role }

compare-name-two = Nenn zwei Rollen, etwa `/mlteam compare data scientist, ML engineer`.
compare-two-at-a-time = Ich vergleiche immer zwei Rollen, nicht { $roles }. Versuch es mit `{ $command }`.
compare-with-whom = Womit soll ich die Rolle { $role } vergleichen? Schreib zum Beispiel `{ $command }`.
compare-same = Beide Namen meinen dieselbe Rolle: { $role }. Nenn zwei verschiedene, zum Beispiel `{ $command }`.
