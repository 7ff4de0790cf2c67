# What several teams lack, in a few lines.

rollup-title = Your { $teams } teams
rollup-counts = { $undecided }, { $waiting }.
rollup-undecided = { $count ->
    [0] No steps are undecided
    [one] 1 step is undecided
   *[other] { $count } steps are undecided
}
rollup-waiting = { $count ->
    [0] no decisions are waiting
    [one] 1 decision is waiting
   *[other] { $count } decisions are waiting
}
rollup-compared = Compared with the target team for each one's size and stage: an orientation, not a rule.
# "2 teams each lack half an ML engineer: #a, #b."
rollup-each-lack = { $teams } teams each lack { $posts }: { $names }.
rollup-lack = { $teams } teams lack { $roles } ({ $posts } posts in all): { $names }.
rollup-and-more = { $names } and { $count } more
rollup-shared = { $people ->
    [one] One shared person could do.
   *[other] { $people } shared people could do.
}
