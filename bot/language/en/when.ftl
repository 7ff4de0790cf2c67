# Times, days and rhythms that can't be read, with what to write instead.

when-bad-time = There is no time { $typed }. Write one such as `10:30`.
when-bad-hours = I can't read { $typed } as working hours. Write, for example, `/mlteam nudges hours 9-17 mon-fri` or `/mlteam nudges hours 22:00-06:00`.
when-bad-day = I can't read { $typed } as a day. Write one such as `2026-12-15`, `15 december` or `friday`.

# What is wrong with a rhythm, and two examples.
when-rhythm-problem = { $problem } Write, for example, `/mlteam nudges { $one }` or `/mlteam nudges { $other }`.
when-rhythm-example-weekly = every 2 weeks on tuesday at 10:30
when-rhythm-example-monthly = every month on the 15th
when-rhythm-example-weeks = every { $which } weeks on { $weekday }
when-rhythm-example-month = { $which ->
    [2] every month on the 2nd { $weekday }
    [3] every month on the 3rd { $weekday }
   *[other] every month on the { $which }th { $weekday }
}
when-rhythm-missing = Say how often.
when-rhythm-time-only = Say how often as well.
when-rhythm-unknown = I can't read { $typed } as a rhythm.
when-rhythm-too-often = There is one nudge a week at most; name one weekday.
when-rhythm-too-rare = The longest rhythms are every 12 weeks and every month.
when-rhythm-weeks = Name one number of weeks from 1 to { $most }.
when-rhythm-two-meanings = That may mean every { $which } weeks, or one { $weekday } in a month.
when-rhythm-which = A month has a 1st, 2nd, 3rd, 4th and last such weekday; name one of them.
when-rhythm-month-day = Name one day of the month, from the 1st to the 31st, or the last day.
