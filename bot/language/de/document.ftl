# Was mehrere Dokumente teilen: wie Quellen genannt werden.

document-sources = Quellen
document-sources-role = Quellen zur Rolle
document-source = Quelle
document-against = Dagegen
document-cited = { $label }: { $names }.
document-no-year = (ohne Jahr)
document-opinion = Meinung
document-second-hand = aus zweiter Hand
document-strength-primary = eine Studie oder die Veröffentlichung einer Institution
document-strength-practitioner = Erfahrung mit Begründung
document-strength-opinion = eine Meinung ohne Daten
document-reading-full = ganz gelesen
document-reading-passage = die Stelle gelesen
document-reading-second_hand = aus zweiter Hand bekannt
document-source-entry = **{ $name }:** { $link }, { $publisher }. Stärke: { $strength }; { $reading }.
