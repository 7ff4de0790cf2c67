# /mlteam roles: wer was macht, eine Seite nach der anderen.

roles-title = Wer in einem ML-Team was macht
roles-more = Mehr
roles-others = Weitere Rollen
roles-back = Zurück
roles-also = Außerdem: { $roles }.
roles-hint = `/mlteam roles` mit einer Rolle dahinter zeigt mehr über sie.

# /mlteam roles ROLLE

roles-modal-title = Die Rolle im Ganzen
roles-does = Aufgaben
roles-needs = Braucht
roles-is-not = Ist nicht
roles-hands-over = Übergibt an
roles-mistakes = Häufige Fehler
roles-hire-when =
    {"*"}Einstellen, wenn*
    { $when }
roles-first = *Vorher:* { $what }
roles-first-hire = *Erste Einstellung:* { $level ->
    [junior] mit wenig Erfahrung
    [mid] mit einigen Jahren Erfahrung
    [senior] mit viel Erfahrung
    [staff] mit sehr viel Erfahrung
   *[other] { $level }
}.
roles-until-then = *Bis dahin:* { $cover }
roles-compare = Vergleichen: `/mlteam compare { $one }, { $other }`
roles-more-sources = { $sources } und { $more } weitere im Einstellungspaket
roles-kit = Einstellungspaket
