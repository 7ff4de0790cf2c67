# What if: another team, and what would change in the advice.

whatif-so-today = Nothing changes: it is so today
whatif-first-three-stay = The first three stay
whatif-no-change = Nothing changes in the advice
whatif-nothing-left = Then nothing is left to advise
whatif-stays-first = { $what } stays first
whatif-comes-first = { $what } would come first

whatif-if = If
whatif-already = That is how it is today already.
whatif-change = { $what }: { $before } → { $after }
whatif-not-told = not told
whatif-three-both = The first three, today and then
whatif-three-today = The first three today
whatif-three-then = The first three then
whatif-was = { $what } (was { $was })
whatif-new = { $what } (new)
whatif-all-decided = Nothing: all is decided.
whatif-added = Would be added
whatif-gone = Would go away
whatif-turned = Would turn into something else
whatif-other-reason = Would stay, for another reason
whatif-becomes = { $before } becomes { $after }
whatif-more = { $more ->
    [one] and 1 more
   *[other] and { $more } more
}
whatif-not-stored = Nothing is stored: your team profile is as it was.

# What can't be read.
whatif-twice = These are contradictory changes: you name { $what } twice; name each once.
whatif-say-what = Say what to change, such as `/mlteam whatif +1 data-engineer -1 ds` or `/mlteam whatif hiring=frozen`.
whatif-write-sign = Write `+` or `-` before { $typed } to add or remove posts; to say how many there are in all, write `{ $role }={ $number }`.
whatif-none-there = You have no { $role }, so { $number } can't be taken away.
whatif-only-there = You have only { $have } { $role }, so { $number } can't be taken away.
whatif-larger-than-size = The headcount adds up to { $total }, more than a company of { $size } has.
whatif-how-many = Say how many, such as `replace 2 data scientists by 1 ML engineer` or `promote 1 data scientist to ML lead`.

# What is wrong with a profile. The first two are sentences, the others follow a field's name.
whatif-fault-headcount = The headcount adds up to { $total }, more than the company's { $size } employees.
whatif-fault-people = { $people } people are more than the company's { $size } employees.
whatif-fault-least = { $field }: write { $least } or more.
whatif-fault-most = { $field }: write { $most } or less.
whatif-fault-whole = { $field }: write a whole number.
whatif-fault-number = { $field }: write a number.
whatif-fault-tenths = Halves and tenths are allowed, nothing finer.
whatif-fault-value = { $field }: this value does not fit.

# What can't all be true.
whatif-contradiction-models = { $models ->
    [one] The stage “{ $stage }” does not fit { $models } model in production. Choose a later stage, or 0 models.
   *[other] The stage “{ $stage }” does not fit { $models } models in production. Choose a later stage, or 0 models.
}
whatif-contradiction-people = { $people ->
    [one] { $people } person can't fill { $posts } full-time posts. Count everybody, or leave the number of people blank.
   *[other] { $people } people can't fill { $posts } full-time posts. Count everybody, or leave the number of people blank.
}
