# Pictures: what stands in them, their alternative texts, and what is said around them.

# Babel's pattern for the day below a column, short enough for six of them on a phone.
pictures-day-pattern = d MMM
pictures-year-pattern = y
pictures-thousands = { $number }k
pictures-millions = { $number }M

pictures-other-roles = Other roles
pictures-history-file = Your ML team over time
pictures-history-title = Full-time posts: { $totals }

pictures-target-file = Your ML team and the target
pictures-target-title = Team today and target
pictures-target-about = Full-time posts. The target is an orientation for: { $kind }.
pictures-today = Today
pictures-target = Target
pictures-nobody = none
pictures-beside-target = { $today }, target { $target }
pictures-as-in-target = { $today }, as in the target
pictures-not-in-target = { $today }, not in the target

pictures-plan-file = Your hiring plan
pictures-plan-stops = Before any hire
pictures-plan-first = First, without a hire
pictures-plan-hires = Hires, in this order
pictures-plan-frozen = When hiring opens, in this order
pictures-plan-later = Later
pictures-plan-step = Team: { $before } → { $after } posts. { $why }
pictures-plan-from-target = As in the target team.

# In the message
pictures-show = Show as picture
pictures-being-drawn = The picture is being drawn…
pictures-sent-instead = Slack does not show the picture here, so I send it to you in a direct message.
pictures-not-taken = Slack did not take the picture ({ $code }), so this answer stays as it was.
pictures-failed = The picture did not work, and it is our fault, so this answer stays as it was. Reference: `{ $reference }`
pictures-not-allowed = I may not send pictures here yet: whoever runs mlteam has to install the app again.
pictures-nothing = There is nothing to draw yet. Type `/mlteam setup` to tell me about your team.
