# Deleting what is stored for a channel: what it would be, and what it was.

# Title of the modal, and its buttons.
forget-title = Forget this channel
forget-submit = Delete all of it
forget-keep = Keep it

forget-what = This deletes all that I know about { $channel }:
forget-warning = *It cannot be undone*, and nudges stop. To keep a copy, close this and type `/mlteam export` first.
forget-nothing = Nothing was stored for { $channel } any more.
forget-done = Deleted for { $channel }:
forget-anew = Nothing is left. `/mlteam setup` starts anew.

# What is stored, by its kind.
forget-count-profiles = { $count ->
    [one] { $count } version of the team profile
   *[other] { $count } versions of the team profile
}
forget-count-decisions = { $count ->
    [one] { $count } decision, with its reason
   *[other] { $count } decisions, with their reasons
}
forget-count-schedules = { $count ->
    [one] { $count } schedule of nudges
   *[other] { $count } schedules of nudges
}
forget-count-deliveries = { $count ->
    [one] { $count } record of a nudge
   *[other] { $count } records of nudges
}
forget-count-changes = { $count ->
    [one] { $count } entry of the audit history
   *[other] { $count } entries of the audit history
}
forget-count-access = { $count ->
    [one] { $count } setting of who may change things
   *[other] { $count } settings of who may change things
}
forget-count-pictures = { $count ->
    [one] { $count } picture of the team
   *[other] { $count } pictures of the team
}
