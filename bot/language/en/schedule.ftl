# When a channel is nudged: the schedule in words, its page, its form, and what can't be read.

# How often. The first is also used inside of a sentence.
schedule-weeks = { $every ->
    [1] every week
    [2] every two weeks
    [3] every three weeks
    [4] every four weeks
    [5] every five weeks
    [6] every six weeks
    [7] every seven weeks
    [8] every eight weeks
    [9] every nine weeks
    [10] every ten weeks
   *[other] every { $every } weeks
}
schedule-monthly = every month
schedule-now-and-then = now and then
schedule-weekly = { $weeks } on { $weekday }
# -1 is the last one of the month.
schedule-weekday-of-month = { $which ->
    [1] every month on the first { $weekday }
    [2] every month on the second { $weekday }
    [3] every month on the third { $weekday }
    [4] every month on the fourth { $weekday }
   *[-1] every month on the last { $weekday }
}
schedule-day-of-month = every month on the { $day }
schedule-month-day = { $day ->
    [-1] last day
    [1] 1st
    [2] 2nd
    [3] 3rd
    [21] 21st
    [22] 22nd
    [23] 23rd
    [29] 29th (in shorter months the last day)
    [30] 30th (in shorter months the last day)
   *[other] { $day }th
}
schedule-by-rule = by the rule { $rule }
# Such as "Every two weeks on Tuesday at 10:00 (Europe/Madrid)".
schedule-rhythm = { $days } at { $time } ({ $zone })
schedule-set-by = { $rhythm }, set by { $who }.
schedule-next = Next: { $when }
schedule-because-due = { $when }, because a decision is due
schedule-language = I write here in { $language }.

# Off, ended by itself, or paused.
schedule-off = Off. Type `/mlteam nudges on` to start them.
schedule-ended = Off. { $why } Type `/mlteam nudges on` to start them.
schedule-why-left = I am not in this channel; type `/invite @mlteam`.
schedule-why-archived = The channel is archived.
schedule-why-restricted = An administrator restricts who may post here.
schedule-why-removed = The app was removed from this workspace.
schedule-why-revoked = The app's access to this workspace was revoked.
schedule-why-token = Slack no longer accepts the app's token.
schedule-why-access = The app has no access to this workspace.
schedule-why-refused = Slack refused a nudge ({ $error }).
schedule-paused = Paused until somebody resumes them.
schedule-paused-until = Paused until { $day }.

# Working days and hours, and silent days.
schedule-days-span = { $first } to { $last }
schedule-days-all = every day
schedule-days-none = no day
schedule-hours = { $days }, { $start } to { $end }
schedule-hours-overnight = { $days }, { $start } to { $end } the next morning
schedule-hours-all-day = { $days }, all day
schedule-on-day = on { $day }
schedule-from-to = from { $first } to { $last }

# The page.
schedule-title = *Nudges*
schedule-coming = *Next*
schedule-silence = *I say nothing*
schedule-outside-hours = outside working hours: { $hours }
schedule-on-holidays = on public holidays: { $place }
schedule-left-out = The one of { $day } is left out.
schedule-snoozed = The one of { $day } is snoozed until { $until }.
schedule-skipped = The nudge of { $day } is left out, because the next one comes on { $next }.
schedule-skipped-silence = The nudge of { $day } is left out, because the next one comes on { $next }. For silence, type `/mlteam nudges pause until { $until }`.
schedule-how = Change it with the button, or type `/mlteam nudges` and, for example: `every friday at 9`, `snooze 3 days`, `pause until 15 december`, `in German`, `off`. All of it: `/mlteam help nudges`.
schedule-button-change = Change schedule
schedule-button-pause = Pause
schedule-button-resume = Resume

# The form; titles have at most 24 characters.
schedule-form-title = Nudges
schedule-form-save = Save
schedule-form-cancel = Cancel
schedule-form-saved = :white_check_mark: Saved. { $schedule }
schedule-form-rhythm = How often?
schedule-form-rhythm-hint = A nudge comes only if there is something new to say.
schedule-form-none = No nudges
schedule-form-on-weekday = Every month, on a weekday
schedule-form-on-day = Every month, on a day of the month
schedule-form-which = Which one in the month?
schedule-form-which-option = { $which ->
    [1] First
    [2] Second
    [3] Third
    [4] Fourth
   *[-1] Last
}
schedule-form-month-day = On which day of the month?
schedule-form-last-day = Last day
schedule-form-weekday = On which weekday?
schedule-form-time = At what time?
schedule-form-zone = In which time zone?
schedule-form-zone-hint = A city is enough, such as Berlin.
schedule-form-language = In which language?
schedule-form-language-hint = Of the nudges, and of what I write for everybody here.
schedule-form-outside = Outside of this time I say nothing.
schedule-form-hours-from = Working hours from
schedule-form-hours-to = Working hours to
schedule-form-hours-hint = Earlier than the start means the next morning.
schedule-form-working-days = Working days
schedule-form-country = Public holidays of which country?
schedule-form-country-hint = A name or a code, also of a part, such as DE-BY. Blank: of none.
schedule-form-muted-from = Silent days, the first
schedule-form-muted-to = Silent days, the last
schedule-form-silent-too =
    Silent as well:
    { $days }
    To change them, type `/mlteam nudges unmute` with the days.

# The same in the setup form, in short.
schedule-setup-rhythm = Remind this channel of what is undecided?
schedule-setup-rhythm-hint = The next undecided step; once all is decided, a tip for your size. Else silence.
schedule-setup-off = No nudges
schedule-setup-weekly = Every week
schedule-setup-biweekly = Every two weeks
schedule-setup-monthly = Every month
schedule-setup-as-it-is = As it is: { $rhythm }
schedule-setup-weekday = On which day?
schedule-setup-weekday-hint = Every month: the first such day of the month.
schedule-setup-hour = At what time?
schedule-setup-hour-zone = In { $zone }.
schedule-setup-hour-own = In your own time zone.

# What the history keeps of a change.
schedule-kept-at = at { $time }
schedule-kept-zone = time zone { $zone }
schedule-kept-hours = working hours { $start } to { $end }
schedule-kept-country = not on public holidays of { $place }
schedule-kept-language = in { $language }
schedule-kept-muted = silent { $days }
schedule-kept-paused-until = until { $day }
schedule-kept-snoozed = from { $when }
schedule-kept-until = to { $when }
schedule-kept-moment = { $day }, { $time } UTC
schedule-kept-error = Slack said: { $error }

# What can't be read or done; shown at the field of the form too.
schedule-unknown-language = I don't speak { $typed }. Write { $known }.
schedule-bad-choice = Choose a rhythm, a day and a time from the lists.
schedule-bad-setup-choice = Choose a rhythm, a weekday and an hour from the lists.
schedule-choose-often = Choose how often, or leave the day and the time as they were.
schedule-time-left-out = Nudges are set for { $time }, which these hours leave out. Name hours that hold it, or change the time first.
schedule-time-left-out-on = Nudges are set for { $time } on { $weekday }, which these hours leave out. Name hours that hold it, or change the time first.
