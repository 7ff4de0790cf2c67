# Warum eine Regel oder Rolle heute empfohlen wird oder nicht.

why-modal-title = Warum
why-more = Mehr
why-more-title = Warum, Punkt für Punkt
why-answer-more = Mehr Fragen beantworten

why-ranked = { $what } (heute Nummer { $place })
why-silent = Gilt heute nicht: { $what }
why-waits = Noch nicht: { $what }
why-settled = Entschieden: { $what }
why-gives-way = Anderer Rat geht vor: { $what }

why-standing-silent = { $how_far } Der Rat wäre:
why-standing-waits = Der Rat passt, aber etwas anderes kommt zuerst. Danach lautet er:
why-standing-settled = Der Rat passt, aber euer Team hat schon entschieden.
why-standing-needless = Diesen Rat gibt es nur, wenn nichts dringender ist. Heute geht vor: { $others }.
why-standing-forbidden = Der Rat passt, aber ernsterer Rat spricht dagegen: { $others }.
why-standing-covered = Der Rat passt, aber anderer Rat betrifft dieselbe Rolle: { $others }.
why-standing-clashes = Der Rat passt, verträgt sich aber nicht mit anderem Rat: { $others }.
why-standing-later = Der Rat passt, ist aber weniger dringend als die ersten drei.
why-standing-fallback = Heute ist nichts dringender, deshalb gilt dieser Rat.
why-standing-unmet = Der Rat passt, muss aber warten, weil etwas anderes zuerst kommt.
why-standing-other-move = Der Rat passt. Ihr könnt gerade niemanden einstellen, deshalb ist aus der Einstellung etwas anderes geworden.
why-none-of-one = Die Bedingung ist nicht erfüllt.
why-none-of-several = Keine der Bedingungen ist erfüllt.
why-some-missing = { $missing ->
    [one] Von { $total } Bedingungen fehlt 1.
   *[other] Von { $total } Bedingungen fehlen { $missing }.
}

why-why = Warum
why-if-nothing = Wenn nichts passiert: { $risk }
why-lacks = Was fehlt
why-who-can-help = Wer bei der Einstellung helfen kann
why-rests-on = Worauf das beruht
why-unless = Es sei denn
why-would-change = Was das ändern würde
why-conditions = Bedingungen
why-how-serious = Wie ernst es ist
why-comes-first = Was zuerst stimmen muss
why-raised = Von { $own } auf { $to } gehoben, weil das so ist:
why-would-be-raised = Es wäre { $to } statt { $own }, wenn all das so wäre:
why-not-met = Nicht erfüllt: { $what }
why-met = Erfüllt: { $what }
why-met-or-not-here = Erfüllt oder hier nicht nötig: { $what }
why-not-here = Hier nicht nötig: { $what }
why-not-told = Nicht genannt, also kein Hindernis: { $what }
why-confidence = Sicherheit: { $confidence }.
why-rule = Regel { $id }

why-role-decided = { $role }: ihr habt entschieden
why-role-not-yet = { $role }: noch nicht
why-role-not-asked = { $role }: heute verlangt nichts danach
why-role-nothing-against = Es spricht auch nichts dagegen. Am ehesten würde das hier danach verlangen:
why-role-against = Was heute dagegen spricht
why-role-rules = Rat, der nach dieser Rolle verlangen kann
why-role-no-rules = Kein Rat von mir verlangt von sich aus nach dieser Rolle.
why-role-no-hires = Ihr könnt gerade niemanden einstellen. Deshalb schlage ich vor, jemanden weiterzuentwickeln oder die Lücke zu überbrücken.
why-role-ranked = { $advice } (heute Nummer { $place })
why-role-first = Zuerst: { $what }
why-role-more = `/mlteam roles { $role }` sagt, was die Rolle ist.
why-role-also = Außerdem: { $rules }
why-card-silent = Gilt heute nicht. { $how_far }
why-card-settled = Passt, und euer Team hat schon entschieden.
why-card-gives-way = Passt, aber anderer Rat geht vor.
why-card-ranked = Heute Nummer { $place }.
why-card-ranked-as = Heute Nummer { $place }, als: { $what }.
why-more-missing = { $more ->
    [one] und 1 weitere
   *[other] und { $more } weitere
}

why-unknown = Eine Regel oder Rolle { $typed } kenne ich nicht. `/mlteam roles` zeigt die Rollen, `/mlteam { $command }` allein den ersten Rat von heute.
why-unknown-near = Eine Regel oder Rolle { $typed } kenne ich nicht. Meintest du { $suggestion }? `/mlteam roles` zeigt die Rollen, `/mlteam { $command }` allein den ersten Rat von heute.
why-no-number = Der Rat von heute hat keine Nummer { $number }. `/mlteam advice` zeigt ihn. Oder frag nach einer Rolle, etwa mit `/mlteam why data engineer`.

why-general = Das gilt allgemein. Mit eurem Teamprofil sage ich, ob es für euch gilt.
why-general-role = { $role }: wann ihr einstellen solltet
why-about-role = Mehr zur Rolle
