# The business case for the next hires, and the one for hiring nobody: documents in Markdown.

case-title-hires = Business case: next hires for the machine-learning team
case-title-nobody = Business case: hire nobody for the machine-learning team now
case-origin = From version { $version } of the team profile, saved on { $day }.

# Titles of the sections
case-summary = Summary
case-need = Need
case-evidence = Evidence
case-posts = Proposed posts, in order
case-risk = Risk of not hiring
case-risk-hiring = Risk of hiring now
case-alternatives = Alternatives considered
case-later = Later
case-first-days = First 30, 60 and 90 days
case-changes = What would change this
case-assumed = What is assumed
case-sources = Sources

# Summary
case-stop-before = Before any hire, stop:
case-frozen = Nobody can be hired now. This is the order for when hiring opens.
case-only-after = Only after that, in this order:
case-post = { $place ->
    [1] First: { $title }
    [2] Second: { $title }
    [3] Third: { $title }
    [4] Fourth: { $title }
    [5] Fifth: { $title }
    [6] Sixth: { $title }
    [7] Seventh: { $title }
    [8] Eighth: { $title }
    [9] Ninth: { $title }
   *[other] Tenth: { $title }
}
case-team-alone = No rule asks for these posts. They rest on the target team for this size and stage alone: an orientation, so the case for them is weaker than a rule would make it.
case-no-hire = **No hire is proposed now**, because nothing in the team profile asks for one.
case-hold = **Hire nobody now.** The reason: { $reason }.
case-look-below = Where the target team would look next is named below, as an orientation.

# Need
case-stopped-before = To be stopped before any hire:
case-stopped-first = To be stopped first:
case-before-or-while = Before any hire, or while nobody can be hired:
case-instead-of-hire = Needed instead of a hire:
case-grown-or-borrowed = Who can be grown or borrowed:
case-because = Because: { $facts }.
case-because-by-then = With the hires before it: { $facts }.
case-role-signs = { $mission } Signs that it works: { $signs }.
case-team-title = The target team for this size and stage.
case-team-is = This is an orientation, not a rule.

# Evidence
case-told = { $fact } (told)
case-budget = Budget: { $amount } (told)

# Posts
case-level = { $level }: { $because }

# Risk
case-no-risk = No harm of waiting is written down for this advice; its reason stands under Need.
case-no-risk-hiring = No harm of hiring is written down for this advice; its reason stands under Need.
case-not-measured = These are conclusions from the reasons under Need, and not measurements.
case-question = The question that shows it: { $question }
case-team-no-risk = For the posts that rest on the target team only, no rule names a harm of leaving them empty.

# Alternatives
case-instead-of-role = Instead of hiring for the role of { $role }
case-without-post = Without a post for the role of { $role }
case-instead-of-team = Instead of the target team
case-hire-anyway = Hire all the same
case-grow = Grow: one of the { $roles } could grow into the role.
case-grow-nobody = Grow: the role grows out of { $roles }, and nobody of them is on the team.
case-borrow = Borrow or buy: { $cover }
case-wait = Wait: this stays open: { $titles }.
case-wait-nothing = Wait: the post stays empty, and no rule is settled by it alone.
case-contrary = Contrary view: { $view }

# Later, changes, assumptions
case-role-because = { $role }: { $because }
case-orientation-today = This is no advice to hire. In full-time posts today:
case-orientation-after = This is no advice to hire. In full-time posts after these hires:
case-change = { $title }: { $then } if { $condition }.
case-change-people = { $title }: { $then } if there were { $change }.
case-then-lower = less urgent
case-then-gone = no longer recommended
case-then-later = leaves the first three
case-then-move = becomes { $move }
case-other-team = Another size, stage or kind of ML has another target team.
case-each-hire = Each hire, and each change of the team profile: the order is worked out anew.
case-assumed-fact = Assumed, because nobody told: { $fact }.
case-not-known = Not known, because nobody told: { $facts }.
case-no-salaries = No salary is estimated here: what a post costs is for you to say.
