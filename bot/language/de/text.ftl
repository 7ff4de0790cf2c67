# Was mehrere Ansichten teilen: Zeiten und Knöpfe.

text-moment = { $day } um { $time }
text-moment-utc = dd. MMM y, HH:mm 'UTC'
text-day-utc = dd. MMM y
text-no-gap = Nichts von dem, was ich über euch weiß, deutet auf eine Lücke bei dieser Rolle hin: { $role }.

text-button-setup = Channel einrichten
text-button-update = Team ändern
text-button-advice = Rat zeigen
text-button-others = Über anderes entscheiden
text-button-why = Warum?
text-close = Schließen
