# The form in which a team decides.

decide-title = Decide
decide-save = Save
decide-cancel = Cancel
# What somebody else decided while the form was open.
decide-meanwhile =
    :warning: Decided meanwhile: { $said }
    Yours is not saved yet. *Save* replaces it; *Cancel* keeps it.
decide-open = Open
decide-decided = Decided
decide-other = Not among today's steps
decide-step = Which step?
decide-step-decided = { $said }: { $step }
decide-kind = What do you say to it?
decide-risk = *The risk:* { $risk }
decide-reason-declined = Why not?
decide-reason-waived = Why do you accept it?
decide-reason-hint = Everyone in the channel can see it. It helps whoever asks later.
decide-day-accepted = By when?
decide-day-deferred = When should I ask again?
decide-day-waived = Until when do you accept it?
decide-next-accepted = { $weeks ->
    [one] On that day, or without one after 1 week, I ask: “{ $question }”
   *[other] On that day, or without one after { $weeks } weeks, I ask: “{ $question }”
}

# What is wrong, at its field or in answer to the command.
decide-nothing = There is nothing to decide now: no step is open, and none was decided before. Type `/mlteam advice` for today's advice.
decide-no-such-number = Today's advice has no open step number { $number }. Type `/mlteam decide` alone and choose from the list.
decide-no-step-for = No step for { $roles } is open or decided. Type `/mlteam decide` alone and choose from the list.
decide-choose = Choose one of these.
decide-choose-calendar = Choose a day from the calendar.
decide-choose-day-deferred = Choose the day on which I should ask again.
decide-choose-day-waived = Choose the day until which you accept it.
decide-within-year = Choose a day after today, within a year.
decide-within-two-years = Choose a day after today, within two years.
decide-is-open = It is open already. Choose something else, or Cancel.
decide-shorten = Shorten it to { $most } characters.
decide-say-why = Say why in a few words; whoever asks later will see it.
