# What every area may use. Patterns of days: https://babel.pocoo.org/en/latest/dates.html

terms-day-pattern = d MMMM y
terms-and = and
terms-or = or
