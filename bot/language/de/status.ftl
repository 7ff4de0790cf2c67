# /mlteam status: was dieser Channel gesagt hat und was als Nächstes kommt.

status-title = Euer ML-Team heute
status-team-line = *Team:* { $team }
status-nobody-line = *Team:* noch niemand
status-company-more = { $facts } · { $more } weitere
status-next =
    {"*"}Als Nächstes*
    { $step }
status-nudges =
    {"*"}Erinnerungen*
    { $schedule }
status-saved = Version { $version }, gespeichert von { $who } ({ $when })
status-decide = Entscheiden
status-more = Alles, was ich weiß

# /mlteam status all

status-whole-title = Alles, was ich über euer Team weiß
status-team =
    {"*"}Team*
    { $team }
status-nobody = Noch niemand.
status-company =
    {"*"}Unternehmen und Arbeit*
    { $facts }
status-nothing-told = Das hat mir noch niemand gesagt.
status-field = { $label }: { $value }
status-budget = Budget: { $amount }
