# What several views share: times, and buttons.

# { $day } and { $time } are Slack's own marks, which each reader sees in their zone.
text-moment = { $day } at { $time }
# The same for clients that know no such marks, in UTC.
text-moment-utc = dd MMM y, HH:mm 'UTC'
text-day-utc = dd MMM y
text-no-gap = Nothing that this channel told me points to a missing { $role }.

text-button-setup = Set up this channel
text-button-update = Update the team
text-button-advice = Show the advice
text-button-others = Decide the others
text-button-why = Why?
text-close = Close
