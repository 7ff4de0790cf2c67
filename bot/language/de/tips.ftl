# /mlteam tips: Rat, für den die Unternehmensgröße genügt.

tips-title = Tipps für { $sizes } Unternehmen
tips-size-micro = sehr kleine
tips-size-small = kleine
tips-size-medium = mittlere
tips-size-large = große
tips-others = Andere Größen: { $commands }
tips-more = Weitere Tipps
tips-back = Zurück
tips-size-unknown = Eure Größe kenne ich noch nicht: /mlteam setup sagt sie mir.
tips-your-size = Passend zur Größe eures Unternehmens.
tips-between = Ihr liegt zwischen den Größen: Das Unternehmen ist groß, das ML-Team nicht. Deshalb passen auch die Tipps für mittlere Unternehmen.
