# Ruhe für eine Weile: verschieben, Pause und stille Tage, und warum etwas davon nicht geht.

quiet-too-far = Das ist mehr als ein Jahr. Nenn weniger Tage oder tippe `/mlteam nudges off`.
quiet-pause-not-ahead = Dieser Tag liegt nicht in der Zukunft. Schreib zum Beispiel `/mlteam nudges pause bis 15. dezember`.
quiet-mute-not-ahead = Dieser Tag liegt nicht in der Zukunft. Schreib zum Beispiel `/mlteam nudges mute 21. dezember bis 6. januar`.
quiet-nothing-to-snooze = Gerade ist Pause, es kommt also nichts. Tippe zuerst `/mlteam nudges resume`.
quiet-snoozed-to-before = Die nächste Erinnerung kommt ohnehin am { $day }. Nenn einen späteren Tag, zum Beispiel `/mlteam nudges snooze until { $later }`.
quiet-snoozed-already = Die Erinnerung vom { $day } ist schon verschoben, und mehr als eine geht nicht. Mit `/mlteam nudges snooze off` kommt sie zurück; für mehr Ruhe tippe `/mlteam nudges pause 3 wochen`.
quiet-pause-has-no-start = Eine Pause beginnt sofort. Soll nur an diesen Tagen Ruhe sein, tippe { $command }.
quiet-not-paused = Gerade ist keine Pause. Mit `/mlteam nudges` siehst du, wann Erinnerungen kommen.
quiet-not-muted = So ein stiller Tag ist nicht eingestellt. Mit `/mlteam nudges` siehst du, welche es sind.
quiet-bad-range = Nenn die Tage, den ersten zuerst: `/mlteam nudges mute 2026-12-21 to 2027-01-06`.
quiet-too-many = Es sind schon { $most } Zeiträume mit stillen Tagen. Mit `/mlteam nudges mute off` fängst du neu an.
# Ein Tag in diesem oder im nächsten Jahr, mitten im Satz: https://babel.pocoo.org/en/latest/dates.html
quiet-day-pattern = d. MMMM
