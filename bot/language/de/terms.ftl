# Wörter für alle Bereiche.

terms-day-pattern = d. MMMM y
terms-and = und
terms-or = oder

# Wie sicher der Rat ist, wie ernst es ist und wie erfahren jemand ist.
terms-confidence-low = gering
terms-confidence-medium = mittel
terms-confidence-high = hoch
terms-severity-low = gering
terms-severity-medium = mittel
terms-severity-high = hoch
terms-severity-critical = kritisch
terms-level-junior = Junior
terms-level-mid = mit etwas Erfahrung
terms-level-senior = Senior
terms-level-staff = Staff (über Senior)
