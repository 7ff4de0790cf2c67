# Uhrzeiten, Tage und Rhythmen, die sich nicht lesen lassen, und was man stattdessen schreibt.

when-bad-time = Die Uhrzeit { $typed } gibt es nicht. Schreib sie zum Beispiel so: `10:30`.
when-bad-hours = { $typed } kann ich nicht als Arbeitszeit lesen. Schreib zum Beispiel `/mlteam nudges hours 9-17 mo-fr` oder `/mlteam nudges hours 22:00-06:00`.
when-bad-day = { $typed } kann ich nicht als Tag lesen. Schreib zum Beispiel `2026-12-15`, `15. dezember` oder `freitag`.

# Was an einem Rhythmus nicht stimmt, und zwei Beispiele.
when-rhythm-problem = { $problem } Schreib zum Beispiel `/mlteam nudges { $one }` oder `/mlteam nudges { $other }`.
when-rhythm-example-weekly = alle 2 wochen am dienstag um 10:30
when-rhythm-example-monthly = jeden monat am 15.
when-rhythm-example-weeks = alle { $which } wochen am { $weekday }
when-rhythm-example-month = jeden monat am { $which }. { $weekday }
when-rhythm-missing = Sag, wie oft.
when-rhythm-time-only = Sag auch, wie oft.
when-rhythm-unknown = { $typed } kann ich nicht als Rhythmus lesen.
when-rhythm-too-often = Höchstens eine Erinnerung pro Woche ist möglich; nenn einen Wochentag.
when-rhythm-too-rare = Am seltensten geht es alle 12 Wochen oder jeden Monat.
when-rhythm-weeks = Nenn eine Zahl von Wochen zwischen 1 und { $most }.
when-rhythm-two-meanings = Das kann alle { $which } Wochen heißen oder ein { $weekday } im Monat.
when-rhythm-which = Ein Monat hat einen 1., 2., 3., 4. und letzten solchen Wochentag; nenn einen davon.
when-rhythm-month-day = Nenn einen Tag im Monat, vom 1. bis zum 31., oder den letzten Tag.
