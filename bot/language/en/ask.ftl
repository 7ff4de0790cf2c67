# Answers to questions. The passages themselves are the knowledge's own.

ask-how = *Ask me about building your ML team.* For example:
ask-example-need = when do we need an MLOps engineer
ask-example-interview = interview questions for a data scientist
ask-example-platform = should we build our own ML platform
ask-nothing = I have nothing on that
ask-nothing-why = What I know is about building ML teams: roles, hiring, and how people work together. I answer only from that, and never guess.
ask-you-could = You could ask:
ask-you-could-just = Just type your question, for example:
ask-you-asked = You asked: { $question }
ask-cut = That is long, so I read its beginning only.
ask-more-sources = { $sources } and { $more } more
ask-situation = For a team in this situation.
ask-unless = Unless: { $unless }
ask-contrary = Others would say: { $view }
ask-level = Level of the first one: { $level }. { $because }
ask-team-today = Your team today
ask-next-step = Next step: { $step }
ask-in-advice = { $step } (number { $rank } of today's advice)
ask-role-because = { $role }: { $because }
ask-button-role = More on the { $role }
ask-button-passage = Read on

# What another command answers better
ask-freeze = While nobody may be hired
ask-freeze-what = People can still grow into a role, be borrowed, or be stood in for by a partner. `/mlteam whatif hiring=frozen` shows the advice for your team in that case.
ask-case = A business case to take along
ask-case-what = `/mlteam plan export` writes one from your team profile: whom to hire next, why, what happens otherwise, and the sources. `/mlteam why` shows the reasons point by point.
ask-sources = Where my advice comes from
ask-sources-what = From { $rules } fixed rules, based on { $sources } sources: studies, guides, and reports from practice. I make up nothing: the same team gets the same advice.
ask-sources-how = Each answer links to its sources and says what speaks against it. Weak ones are marked as opinion or second-hand. `/mlteam why` shows the reasons point by point.

# Small talk
ask-what-i-do = I help you decide whom to hire next for your ML team.
ask-hello = Hello! I help you decide whom to hire next for your ML team.
ask-thanks = Glad to help.
ask-standing = I can't tell yet, because nobody told me about your team here.
