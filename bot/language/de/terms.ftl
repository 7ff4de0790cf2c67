# Wörter für alle Bereiche.

terms-day-pattern = d. MMMM y
terms-and = und
terms-or = oder
