# Everything stored for a channel, as a document to read.

export-title = What mlteam knows about the channel
export-about = Channel { $channel }, exported on { $when }. People are named by their Slack member ids. All times are in UTC.

export-over-time = Team over time, in full-time posts
export-decisions = Decisions
export-profile = Team profile
export-schedule = Schedule of nudges
export-nudges = Nudges
export-access = Who may change things
export-audit = Audit history

export-team = { $day }: { $team }
export-version = Version { $version }
export-saved = Saved by { $who } on { $when }.
export-set-by = { $rhythm }, set by { $who }.
export-off = Switched off.
export-off-because = Switched off. Slack said: { $note }
export-hours = Working hours: { $hours }
export-holidays = Not on public holidays of { $place }
export-silent = Silent { $days }

export-everyone = Everyone in the channel.
export-people = People: { $people }
export-groups = User groups: { $groups }
export-admins = Administrators and owners of the workspace.
export-outsiders = People of other organizations too.

# Columns
export-column-when = When
export-column-who = Who
export-column-what = What
export-column-about = About
export-column-decision = Decision
export-column-day = Day
export-column-reason = Reason
export-column-version = Profile version
export-column-due = Due
export-column-state = What became of it
export-column-why = Why
export-column-error = Error

export-state-claimed = about to be posted
export-state-posting = being posted
export-state-waiting = waiting
export-state-posted = posted
export-state-silent = nothing to say
export-state-failed = failed
export-state-unknown = unknown
export-state-missed = missed

# Babel's pattern of a time.
export-moment = d MMMM y, HH:mm

# What a nudge came from.
export-trigger-accepted-follow-up = to ask how far an accepted step is
export-trigger-deferral-over = a step was put off until then
export-trigger-waiver-over = a risk was accepted until then
export-trigger-advice-changed-with-profile = new advice, after the team was updated
export-trigger-advice-changed-with-guidance = new advice, after its guidance was updated
export-trigger-undecided-recommendation = an undecided step
export-trigger-profile-unconfirmed = nobody had confirmed the profile for long
export-trigger-unseen-tip = a tip that was new here
