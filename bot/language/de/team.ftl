# Das Team neben dem Zielteam für Größe und Stand, und neben anderen.

team-target = Vergleich mit dem Ziel für Größe und Stand
team-orientation = Eine Orientierung, keine Regel, in vollen Stellen. Das Ziel gilt für: { $kinds }.
team-language-models = Arbeit mit fertigen Sprachmodellen
team-within = Euer Team liegt im Rahmen.
team-as-target = Wie im Ziel: { $posts }.
team-beside-target = Nicht im Ziel: { $posts }.
team-another-view = Andere Sicht: { $view }
team-compared = { $roles }: { $today }, Ziel { $target }
team-none = keine
team-rests-on-one = Hängt an einer Person
team-others = Neben anderen: nur zum Einordnen, nie ein Ziel
team-benchmark = *{ $title }:* ihr { $yours }; andere { $figure } ({ $spread }).
team-benchmark-sample = { $sample }; n = { $n }, { $year }. { $limits }
team-benchmark-source = Quelle: { $source }

team-size-about = { $ones ->
    [one] Etwa { $posts } Stelle; ihr habt { $today }
   *[other] Etwa { $posts } Stellen; ihr habt { $today }
}
team-size-title = Das Zielteam für eure Größe und euren Stand
team-size-for = Gilt für: { $kinds }. Eine Orientierung, keine Regel, in vollen Stellen.
team-size-depends = Das hängt von Größe und Stand ab
team-size-of-one = { $size }: eine Orientierung, keine Regel, in vollen Stellen
team-size-of-all = Von der ersten Idee bis zu vielen Modellen: eine Orientierung, keine Regel, in vollen Stellen
team-size-posts = { $ones ->
    [one] { $posts } Stelle
   *[other] { $posts } Stellen
}
team-size-line = { $what }: { $posts }
team-size-stage = { $stage }. { $posts }
team-size-company = { $size } ({ $least } bis { $most } Beschäftigte)
team-size-company-open = { $size } ({ $least } oder mehr Beschäftigte)
team-size-own-estimate = Unsere eigene Schätzung. Mit einem Teamprofil zeige ich eure Zahlen Rolle für Rolle, mit Quellen.
