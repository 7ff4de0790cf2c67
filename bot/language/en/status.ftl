# /mlteam status: what this channel told, and what comes next.

status-title = Your ML team today
status-team-line = *Team:* { $team }
status-nobody-line = *Team:* nobody yet
# After the first facts about company and work.
status-company-more = { $facts } · { $more } more
status-next =
    {"*"}Next*
    { $step }
status-nudges =
    {"*"}Nudges*
    { $schedule }
status-saved = Version { $version }, saved by { $who } ({ $when })
status-decide = Decide
status-more = All that I know

# /mlteam status all

status-whole-title = All that I know of your team
status-team =
    {"*"}Team*
    { $team }
status-nobody = Nobody yet.
status-company =
    {"*"}Company and work*
    { $facts }
status-nothing-told = Nobody told me yet.
status-field = { $label }: { $value }
status-budget = Budget: { $amount }
