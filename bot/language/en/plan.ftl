# The next hires in order. A role is such as "data engineer", a title such as "Data engineer".

# The headline
plan-head-hold = Hire nobody now
plan-head-nothing = No hire for now
plan-head-frozen = Nobody can be hired now
plan-head-hires = { $count ->
    [one] Next hire: { $hires }
   *[other] Next hires: { $hires }
}
plan-head-stop = Before any hire, stop: { $what }; then { $hires }
plan-head-stops = Before any hire, stop: { $what }, and { $more } more; then { $hires }
# Between the hires of the headline.
plan-then = , then{" "}
plan-hires-more = { $hires }, and { $more } more
plan-hires-of-role = { $count ->
    [one] { $one }
    [2] two { $many }
    [3] three { $many }
    [4] four { $many }
    [5] five { $many }
    [6] six { $many }
    [7] seven { $many }
    [8] eight { $many }
    [9] nine { $many }
   *[other] ten { $many }
}

# How many hires, and why so many
plan-cap-typed = { $count ->
    [one] Planned for 1 hire, as asked.
   *[other] Planned for { $count } hires, as asked.
}
plan-cap-posts = { $count ->
    [one] Planned for 1 hire: the post that may be filled.
   *[other] Planned for { $count } hires: the posts that may be filled.
}
plan-cap-budget = { $count ->
    [one] Planned for 1 hire: so many posts at { $each } a year fit into { $total }.
   *[other] Planned for { $count } hires: so many posts at { $each } a year fit into { $total }.
}
plan-cap-default = { $count ->
    [one] Planned for 1 hire, because nobody told how many posts are open.
   *[other] Planned for { $count } hires, because nobody told how many posts are open.
}
plan-only-hold = { $count ->
    [one] Only 1 is named, because the advice is then to hire nobody more.
   *[other] Only { $count } are named, because the advice is then to hire nobody more.
}
plan-only-nothing = { $count ->
    [one] Only 1 is named, because nothing in the team profile asks for more.
   *[other] Only { $count } are named, because nothing in the team profile asks for more.
}
plan-told-posts = { $count ->
    [one] You told me that 1 post may be filled.
   *[other] You told me that { $count } posts may be filled.
}
plan-beyond-posts = { $count ->
    [one] You told me that 1 post may be filled; the hires after the { $ordinal } go beyond it.
   *[other] You told me that { $count } posts may be filled; the hires after the { $ordinal } go beyond them.
}
plan-nobody-typed-hold = { $count ->
    [one] You asked for 1 hire: none is named, because the advice is to hire nobody now.
   *[other] You asked for { $count } hires: none is named, because the advice is to hire nobody now.
}
plan-nobody-typed-nothing = { $count ->
    [one] You asked for 1 hire: none is named, because nothing asks for one.
   *[other] You asked for { $count } hires: none is named, because nothing asks for one.
}
plan-nobody-budget-hold = { $count ->
    [one] 1 hire at { $each } a year fits into { $total }: none is named, because the advice is to hire nobody now.
   *[other] { $count } hires at { $each } a year fit into { $total }: none is named, because the advice is to hire nobody now.
}
plan-nobody-budget-nothing = { $count ->
    [one] 1 hire at { $each } a year fits into { $total }: none is named, because nothing asks for one.
   *[other] { $count } hires at { $each } a year fit into { $total }: none is named, because nothing asks for one.
}
plan-nobody-posts = { $count ->
    [one] You told me that 1 post may be filled. It can stay open for now.
   *[other] You told me that { $count } posts may be filled. They can stay open for now.
}
plan-cost = { $count ->
    [one] 1 post costs { $total } a year, at the { $each } that were given.
   *[other] { $count } posts cost { $total } a year, at the { $each } that were given.
}
plan-cost-whole = { $count ->
    [one] 1 post costs { $total } a year, at the { $each } that were given, counted as a whole post.
   *[other] { $count } posts cost { $total } a year, at the { $each } that were given, each counted as a whole post.
}
plan-closed = Hiring is frozen, or no post is open.
plan-most = A plan has at most { $most }.
plan-how-many = `/mlteam plan 5` plans five.

# One hire
plan-ordinal = { $number ->
    [1] first
    [2] second
    [3] third
    [4] fourth
    [5] fifth
    [6] sixth
    [7] seventh
    [8] eighth
    [9] ninth
   *[other] tenth
}
plan-half-post = half a post
plan-part-post = part of a post
plan-still-open = Still open after the { $ordinal } hire: “{ $title }”.
plan-from-target = { $count ->
    [one] The target team for this size and stage has { $target } post for { $roles }; by then there is { $today }.
   *[other] The target team for this size and stage has { $target } posts for { $roles }; by then there is { $today }.
}
plan-from-target-none = { $count ->
    [one] The target team for this size and stage has { $target } post for { $roles }; by then there is none.
   *[other] The target team for this size and stage has { $target } posts for { $roles }; by then there is none.
}
plan-beyond = This is more than the target team for this size and stage has ({ $target }).
plan-beyond-grow = This is more than the target team for this size and stage has ({ $target }). One of the { $roles } could grow into it.
plan-confidence = Confidence: { $confidence }.
plan-confidence-target = Rests on the target team only: an orientation, not a rule. Confidence: { $confidence }.
plan-title-quoted = “{ $title }”
plan-settles = Settles: { $titles }.
plan-opens = Opens the way for: { $roles }.
plan-helpers = Interviews: { $interview }. Mentor: { $mentor }.
plan-helpers-no-mentor = Interviews: { $interview }. Mentor: nobody on the team, so agree on somebody outside.
plan-helpers-no-interview = Interviews: nobody on the team can judge { $role }, so ask an outside expert in. Mentor: { $mentor }.
plan-helpers-nobody = Nobody on the team can judge or guide { $role }: ask an outside one into the interviews, and to mentor the new person.
plan-helper-new = { $role } (the { $ordinal } hire)
plan-must-grow = One expert with data engineers around them, and more ML engineers than data scientists: these two pieces of advice fit together only if data engineers grow into ML. So choose data engineers who want to.

# After the last hire
plan-after-steady = The plan stops there: no rule asks for another hire, so hire nobody more.
plan-after-hold = The plan stops there, because the advice is then: { $advice }
plan-after-next = Next would come: { $role }.
plan-after-nothing = After that, nothing in the team profile asks for another hire.

# The target team
plan-look-next = Where the target team would look next
plan-orientation-today = An orientation for your size and stage, no advice to hire. In full-time posts today:
plan-orientation-after = An orientation for your size and stage, no advice to hire. In full-time posts after these hires:

# The message
plan-nothing-asks = Nothing in the team profile asks for a hire that could be made now.
plan-stop-first = Stop this first
plan-instead-of-hire = Instead of a hire
plan-before-any = Before any hire
plan-first-without = First, without a hire
plan-until-then = Until then, grow or borrow
plan-until-then-nothing = Nothing has to be grown or borrowed at once.
plan-until-then-title = Until then
plan-when-open = When hiring opens, in this order
plan-only-after = Only after that, in this order
plan-others = Then
plan-later = Later, and what comes first
plan-left-out = Left out, because the team decided on it: { $what }.
plan-again = The plan follows the team profile: type `/mlteam plan` again after each change.
plan-button-details = Details
plan-button-more = What has to wait
plan-button-file = Business case
plan-button-back = Back to the plan
plan-button-next = Next hire

# The page of one hire, and that of what has to wait
plan-detail-head = Hire { $place } of { $count }: { $title }
plan-more-head = What has to wait
plan-more-nothing = Nothing has to wait, and nothing was left out.

# The business case
plan-export-head = Your business case
plan-export-says = { $headline }. I send it to you alone, as a Markdown file in a direct message.
plan-export-here = `/mlteam plan` shows the plan here.

# What was typed is no plan
plan-bad-cost-alone = I don't know your budget. Type it before the cost: `/mlteam plan BUDGET at { $cost }`.
plan-bad-currency-told = The budget in your profile is in { $currency }. Type the cost of a post in { $currency } too.
plan-bad-too-small = One post at { $cost } costs more than the budget of { $budget }. Type a larger budget, or `/mlteam plan 1` for the first hire.
plan-bad-count = A plan has 1 to { $most } hires; type for example `/mlteam plan 3`.
plan-bad-part = Hires come whole. A plan has 1 to { $most } hires; type for example `/mlteam plan 3`.
plan-bad-free = What a post costs a year must be more than 0.
plan-bad-amount = I can't read { $typed } as an amount. Write it as 400000 or 400k.
plan-bad-budget = A plan has 1 to { $most } hires. If `{ $typed }` is your budget, add what one post costs you a year: `/mlteam plan { $typed } at COST`.
plan-bad-currencies = The budget is in { $budget } and the cost of a post in { $cost }. Type both in one currency.
plan-bad-words = I can't read { $typed } as a plan. Type `/mlteam plan 3` for three hires, or `/mlteam plan BUDGET at COST`, where COST is what one post costs you a year.
plan-bad-place = { $count ->
    [0] This plan has no hires, so there are no details of one.
    [one] This plan has only 1 hire. Type `/mlteam plan details 1`.
   *[other] This plan has { $count } hires. Type for example `/mlteam plan details { $count }`.
}
