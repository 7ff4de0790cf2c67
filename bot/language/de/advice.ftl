# Der Rat: was als Nächstes zu tun ist und warum.

advice-headline = { $move }: { $what }
advice-all-decided = Über alles ist entschieden
advice-reason = { $reason } Sicherheit: { $confidence }.
advice-lapsed = Diese Zeit ist um: { $said }
advice-said = { $said } Es ging um: { $title }.
advice-please-check = Bitte prüfen: { $problem }
advice-no-hires = Ihr könnt gerade niemanden einstellen, deshalb schlage ich keine Einstellungen vor.
advice-assumed = Angenommen: { $facts }.
advice-nobody-told = Nicht genannt: { $names }.
advice-nobody-told-more = Nicht genannt: { $names } und { $more } weitere Angaben.

advice-sharpen = Rat verbessern
advice-decide = Entscheiden
advice-more = Mehr

advice-modal-title = Euer ML-Team
advice-saved = Gespeichert als Version { $version } von { $who }. Mit `/mlteam advice` seht ihr das wieder.
advice-invite = *Ladet mich zuerst ein:* Tippt `/invite @mlteam` im Channel. Noch bin ich nicht darin und kann dort keine Erinnerungen schicken.

advice-more-title = Mehr zum Rat
advice-less-urgent = Weniger dringend
advice-decided = Entschieden
advice-decided-more = { $more ->
    [one] und 1 weitere
   *[other] und { $more } weitere
}
advice-why-not = Warum niemand sonst
advice-nothing-more = Mehr gibt es nicht zu sagen: Kein anderer Schritt steht an, und noch ist nichts entschieden.
