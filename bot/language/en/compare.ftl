# Two roles side by side, and who comes first.

compare-which = { $one } or { $other }?
compare-neither-now = { $one } or { $other }: neither now
compare-before = { $first } before { $second }

compare-here = *Who first, here?* { $answer }
compare-general = *Who first?* In general the { $first }.
compare-no-order = *Who first?* There is no general order; it depends on the team. { $ask }
compare-set-up = Type `/mlteam setup`, which takes a minute, and I say it for your team.
compare-first-of-all = Before the { $role }: { $what }
compare-place = It is number { $place } in `/mlteam advice`.
compare-then = Then:
compare-ready = The { $first }, if one of the two. Before the { $second }:
compare-no-hurry = But I would not hurry. { $reason }
compare-neither = Neither is missing now.

compare-needs = *{ $role } needs:* { $skill }
compare-is-not = *{ $role } is not:* { $other }
compare-share = What they share
compare-either = Either can take care of { $duty }.
compare-hand-over = Both hand their work to: { $roles }.
compare-grows = { $other }: often grown from the role of { $one }.
compare-covers = Instead of a new { $role }: { $cover }
compare-little = Little: they rarely do the same work, and people rarely swap.
compare-levels = Level of the first hire: { $levels }.
compare-level = { $role } { $level }
compare-more-on-each = More on each: `/mlteam roles`.
compare-about = About the { $role }

# What is no pair of roles.
compare-name-two = Name two roles, such as `/mlteam compare data scientist, ML engineer`.
compare-two-at-a-time = I compare two roles at a time, not { $roles }. Try `{ $command }`.
compare-with-whom = Compare the { $role } with whom? Type for example `{ $command }`.
compare-same = Both names mean the { $role }. Name two different roles, for example `{ $command }`.
