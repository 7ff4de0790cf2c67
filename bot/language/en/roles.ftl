# /mlteam roles: who does what, a page of roles at a time.

roles-title = Who does what on an ML team
roles-more = More
roles-others = More roles
roles-back = Back
roles-also = Also: { $roles }.
roles-hint = Type `/mlteam roles` and a role for more on it.

# /mlteam roles ROLE

roles-modal-title = The role in full
roles-does = Does
roles-needs = Needs
roles-is-not = Is not
roles-hands-over = Hands over to
roles-mistakes = Common mistakes
roles-hire-when =
    {"*"}Hire when*
    { $when }
roles-first = *First:* { $what }
roles-first-hire = *First hire:* { $level ->
    [junior] junior
    [mid] mid-level
    [senior] senior
    [staff] staff
   *[other] { $level }
}.
roles-until-then = *Until then:* { $cover }
roles-compare = Compare: `/mlteam compare { $one }, { $other }`
roles-more-sources = { $sources } and { $more } more in the hiring kit
roles-kit = Hiring kit
