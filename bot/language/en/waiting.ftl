# Decisions that are not the end of it, as the status lists them.

waiting-title = *Waiting*
waiting-risks = *Accepted risks*
waiting-line = *{ $step }* { $said }
waiting-line-asked = *{ $step }* { $said } I ask on { $day }.
waiting-more = and { $count } more: `/mlteam decide` lists them.
