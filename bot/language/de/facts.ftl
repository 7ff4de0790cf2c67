# Fakten über ein Team.

facts-assumed = (angenommen)
facts-not-told = (nicht genannt)
facts-half-post = halbe Stelle als { $role }
facts-part-post = { $count } Stelle als { $role }
facts-none = keine { $what }
facts-percent = { $number } { $unit }
facts-range = { $least } bis { $most }

# Quellen.
facts-sources = Quellen: { $sources }
facts-against = Dagegen: { $sources }
facts-no-year = (ohne Jahr)
facts-opinion = Meinung
facts-second-hand = aus zweiter Hand

# Wer Bewerbungen beurteilen und eine neue Person anleiten kann.
facts-helpers-both = Wer bei euch als { $roles } arbeitet, kann Bewerbungen beurteilen und die neue Person anleiten.
facts-helpers-judge = Wer bei euch als { $roles } arbeitet, kann Bewerbungen beurteilen.
facts-helpers-no-judge = Niemand im Team kann Bewerbungen beurteilen. Holt euch für die Gespräche jemanden mit Erfahrung von außen dazu.
facts-helpers-guide = Wer bei euch als { $roles } arbeitet, kann die neue Person anleiten.
facts-helpers-no-guide = Niemand kann die neue Person anleiten. Sucht also jemanden, der keine Anleitung braucht.

# Was eine Empfehlung ändern würde.
facts-then-gone = Das wäre nicht mehr nötig
facts-then-later = Anderes wäre dringender
facts-then-second = Das käme an zweiter Stelle
facts-then-third = Das käme an dritter Stelle
facts-then-move = Daraus würde „{ $move }“
facts-change = { $then }, wenn das so wäre: { $conditions }.
facts-change-line = { $condition }? { $then }.
facts-change-or = {" "}oder{" "}
facts-if-people = ihr habt { $change }
facts-if-number = { $count ->
    [one] es gibt { $what }
   *[other] es gibt { $what }
}
facts-if-months = es dauert { $what }
