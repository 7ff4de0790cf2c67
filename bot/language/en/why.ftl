# Why a rule or a role is recommended today or not.

why-modal-title = Why
why-more = More
why-more-title = Why, point by point
why-answer-more = Answer more questions

# The answer, as a headline. { $what } is such as "Hire: data engineer", or the title of a rule.
why-ranked = { $what } (number { $place } today)
why-silent = Does not apply today: { $what }
why-waits = Not yet: { $what }
why-settled = Decided: { $what }
why-gives-way = Gives way to other advice: { $what }

# How the rule stands today.
why-standing-silent = { $how_far } It would say:
why-standing-waits = It applies, but something else comes first. Then it will say:
why-standing-settled = It applies, but your team has decided on it.
why-standing-needless = It speaks only if nothing else is urgent. Today this is: { $others }.
why-standing-forbidden = It applies, but more serious advice speaks against it: { $others }.
why-standing-covered = It applies, but other advice is about the same role: { $others }.
why-standing-clashes = It applies, but can't be followed along with other advice: { $others }.
why-standing-later = It applies, but is less urgent than the first three.
why-standing-fallback = Nothing more urgent applies today, so this does.
why-standing-unmet = It applies, but what it asks for has to wait, because something comes first.
why-standing-other-move = It applies. Nobody can be hired now, so the hire has become something else.
why-none-of-one = Its condition does not hold.
why-none-of-several = None of its conditions holds.
why-some-missing = { $missing ->
    [one] 1 of its { $total } conditions is missing.
   *[other] { $missing } of its { $total } conditions are missing.
}

# Titles of what follows.
why-why = Why
why-if-nothing = If nothing is done: { $risk }
why-lacks = What is missing
why-who-can-help = Who can help with the hire
why-rests-on = What it rests on
why-unless = Unless
why-would-change = What would change it
why-conditions = Conditions
why-how-serious = How serious
why-comes-first = What has to be true first
why-raised = Raised from { $own } to { $to }, because this is so:
why-would-be-raised = It would be { $to } and not { $own } if all of this were so:
why-not-met = Not met: { $what }
why-met = Met: { $what }
why-met-or-not-here = Met, or does not apply here: { $what }
why-not-here = Does not apply here: { $what }
why-not-told = Nobody told me, so it holds nothing back: { $what }
why-confidence = Confidence: { $confidence }.
why-rule = Rule { $id }

# A role.
why-role-decided = { $role }: you have decided
why-role-not-yet = { $role }: not yet
why-role-not-asked = { $role }: nothing asks for one today
why-role-nothing-against = Nothing speaks against one either. This is closest to asking for one:
why-role-against = What speaks against it today
why-role-rules = Advice that can ask for this role
why-role-no-rules = No advice of mine ever asks for this role by itself.
why-role-no-hires = Nobody can be hired now, so I suggest growing or borrowing people.
why-role-ranked = { $advice } (number { $place } today)
why-role-first = First: { $what }
why-role-more = `/mlteam roles { $role }` says what the role is.
why-role-also = Also: { $rules }
why-card-silent = Does not apply today. { $how_far }
why-card-settled = Applies, and your team has decided on it.
why-card-gives-way = Applies, but gives way to other advice.
why-card-ranked = Number { $place } today.
why-card-ranked-as = Number { $place } today, as: { $what }.
why-more-missing = { $more ->
    [one] and 1 more
   *[other] and { $more } more
}

# What can't be answered.
why-unknown = I don't know a rule or role called { $typed }. Type `/mlteam roles` for the roles, or `/mlteam { $command }` alone for today's first advice.
why-unknown-near = I don't know a rule or role called { $typed }. Did you mean { $suggestion }? Type `/mlteam roles` for the roles, or `/mlteam { $command }` alone for today's first advice.
why-no-number = Today's advice has no number { $number }. Type `/mlteam advice` to see it, or `/mlteam why` and a role, such as `/mlteam why data engineer`.

# For a channel without a team profile.
why-general = That is so in general. Tell me about your team, and I say whether it applies to you.
why-general-role = { $role }: when to hire one
why-about-role = About the role
