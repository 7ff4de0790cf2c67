# What a team says to a step, and what follows from it.

# The answers, as buttons and choices.
decision-kind-accepted = We will do this
decision-kind-done = Done
decision-kind-deferred = Not now
decision-kind-declined = Not for us
decision-kind-waived = We accept the risk
decision-kind-reopened = Open again
# The same with its day.
decision-dated-accepted = We will do this, by { $day }
decision-dated-deferred = Not now, until { $day }
decision-dated-waived = We accept the risk, until { $day }

# Who said what.
decision-said-accepted = :arrow_right: { $who } says: we will do this.
decision-said-accepted-by = :arrow_right: { $who } says: we will do this, by { $day }.
decision-said-done = :white_check_mark: { $who } says: we did this.
decision-said-deferred = :hourglass_flowing_sand: { $who } says: not now.
decision-said-deferred-by = :hourglass_flowing_sand: { $who } says: not now, until { $day }.
decision-said-declined = :no_entry_sign: { $who } says: not for us.
decision-said-waived = :scales: { $who } says: we accept the risk.
decision-said-waived-by = :scales: { $who } says: we accept the risk, until { $day }.
decision-said-reopened = :arrow_left: { $who } has opened this again.
decision-reason = The reason: { $reason }
decision-also = Also settled by it: { $what }.

# What the bot will do about it by itself.
decision-next-accepted-on = I ask on { $day }: “{ $question }”
decision-next-accepted = { $weeks ->
    [one] I ask after 1 week: “{ $question }”
   *[other] I ask after { $weeks } weeks: “{ $question }”
}
decision-next-done = I bring it up again only if a newer team profile still asks for it.
decision-next-deferred-on = I ask again once, on { $day }.
decision-next-deferred = I ask again once, on that day.
decision-next-declined = I won't bring it up again.
decision-next-waived-on = `/mlteam status` lists it, and I come back to it, with the reason, on { $day }.
decision-next-waived = `/mlteam status` lists it, and I come back to it, with the reason, on that day.
decision-next-reopened = It counts as undecided again.
decision-nudges-off = Nudges are off or paused here, so I won't ask by myself; `/mlteam nudges on` starts them.

# After a hire.
decision-count = One tap counts the new person, so that the next advice fits.
decision-tell = If the team has changed, tell me, so that the next advice fits.
decision-button-count = Now { $people }
decision-button-change = Change this
decision-counted = :white_check_mark: { $who } updated the team: now { $people } (version { $version }).
decision-not-counted = :warning: { $who } has saved version { $version } of the team profile since this was done, so I changed nothing. Please check whether the new person is counted there already.

# Whether the profile is still right.
decision-confirmed = :white_check_mark: { $who } confirmed that the team profile is still right.
decision-confirmed-newer = { $who } has saved version { $version } since I asked, so there is nothing to confirm.

# Titles of modals, at most 24 characters.
decision-title = Decided
decision-title-not-saved = Not saved yet
decision-title-updated = Team updated
decision-title-profile = Team profile
decision-close = Close
