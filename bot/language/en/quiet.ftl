# Silence for a while: snooze, pause and muted days, and why one of them can't be.

quiet-too-far = That is more than a year. Name fewer days, or type `/mlteam nudges off`.
quiet-pause-not-ahead = That day is not ahead. Write, for example, `/mlteam nudges pause until 15 december`.
quiet-mute-not-ahead = That day is not ahead. Write, for example, `/mlteam nudges mute 21 december to 6 january`.
quiet-nothing-to-snooze = Nudges are paused, so none is to come. Type `/mlteam nudges resume` first.
quiet-snoozed-to-before = The next nudge comes on { $day } anyway. Name a later day, such as `/mlteam nudges snooze until { $later }`.
quiet-snoozed-already = The nudge of { $day } is snoozed already, and only one can be. Type `/mlteam nudges snooze off` to have it back, or `/mlteam nudges pause for 3 weeks` for more silence.
quiet-pause-has-no-start = A pause begins at once. For silence on these days only, type { $command }.
quiet-not-paused = Nudges are not paused. Type `/mlteam nudges` to see when they come.
quiet-not-muted = No such day is muted. Type `/mlteam nudges` for the days that are.
quiet-bad-range = Name the days, the first one first: `/mlteam nudges mute 2026-12-21 to 2027-01-06`.
quiet-too-many = There are { $most } spans of muted days already. Type `/mlteam nudges mute off` to start anew.
# A day of this or the next year, in a sentence: https://babel.pocoo.org/en/latest/dates.html
quiet-day-pattern = d MMMM
