# Facts about a team.

facts-assumed = (assumed)
facts-not-told = (not told)
# "half a data engineer"
facts-half-post = half { $role }
facts-part-post = { $count } of { $role }
# "no open posts", "no data engineers"
facts-none = no { $what }
facts-percent = { $number }{ $unit }
facts-range = { $least } to { $most }

# Sources.
facts-sources = Sources: { $sources }
facts-against = Against: { $sources }
facts-no-year = (no year)
facts-opinion = opinion
facts-second-hand = second-hand

# Who can judge candidates and guide a new person.
facts-helpers-both = Your { $roles } can judge candidates, and guide the new person.
facts-helpers-judge = Your { $roles } can judge candidates.
facts-helpers-no-judge = Nobody on the team can judge candidates: ask an outside expert to interview with you.
facts-helpers-guide = Your { $roles } can guide the new person.
facts-helpers-no-guide = Nobody can guide the new person, so look for somebody who needs no guidance.

# What would change a recommendation. The first part is what becomes of it, the second when.
facts-then-gone = It would no longer be needed
facts-then-later = Other things would be more urgent
facts-then-second = It would come second
facts-then-third = It would come third
facts-then-move = It would become “{ $move }”
facts-change = { $then } if { $conditions }.
facts-change-line = If { $condition }: { $then }.
# Between the conditions, each of which is enough.
facts-change-or = , or if{" "}
facts-if-people = you had { $change }
facts-if-number = { $count ->
    [one] there was { $what }
   *[other] there were { $what }
}
facts-if-months = it took { $what }
