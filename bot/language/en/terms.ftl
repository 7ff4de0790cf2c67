# What every area may use. Patterns of days: https://babel.pocoo.org/en/latest/dates.html

terms-day-pattern = d MMMM y
terms-and = and
terms-or = or

# How sure the advice is, how serious it is, and how experienced a person.
terms-confidence-low = low
terms-confidence-medium = medium
terms-confidence-high = high
terms-severity-low = low
terms-severity-medium = medium
terms-severity-high = high
terms-severity-critical = critical
terms-level-junior = junior
terms-level-mid = mid-level
terms-level-senior = senior
terms-level-staff = staff (above senior)
