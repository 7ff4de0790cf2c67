# The history of a channel: what it adds up to, then what happened, the newest first.

history-title = History of this team
history-over-time = In full-time posts
history-team-button = Team over time
history-back = Back
history-profile = Team profile, version { $version }
history-whole = More
history-no-version = There is no version { $version } of the team profile. `/mlteam history` shows those that there are.
history-bad-page = Type `/mlteam history` for what is new, or a page number such as `/mlteam history 2` for what is older.
history-more = and { $count } more
history-page = Page { $page } of { $pages }
history-newer = Newer
history-older = Older
history-picture-alt = Full-time posts by role. { $lines }.
# One team of the past: "3 Dec 2026: 7 (4 data scientists, 3 ML engineers)"
history-team-line = { $day }: { $team }
history-team = { $total } ({ $posts })
history-team-nobody = nobody yet
history-more-roles = { $count ->
    [one] { $count } more role
   *[other] { $count } more roles
}

# Differences between two versions: "Data engineers 0 → 1", "Stage: prototype → first model"
history-posts-new = { $roles } { $after }
history-posts = { $roles } { $before } → { $after }
history-field-new = { $label }: { $after }
history-field = { $label }: { $before } → { $after }
history-not-told = not told

# What was changed.
history-confirmed = Version { $version } of the profile is still right
history-nudges-on = Nudges switched on
history-nudges-off = Nudges switched off
history-nudges-changed = Nudges: a new schedule
history-nudges-paused = Nudges paused
history-nudges-resumed = Nudges go on again
history-nudges-snoozed = One nudge moved to another time
history-nudges-muted = Silent days changed
history-nudges-ended = Nudges ended by themselves
history-nudges-other = Nudges changed
history-access = Who may change things here
history-shared = Shared with the channel: { $command }
history-exported = Exported as { $format }
history-a-file = a file

# Trends: what the same advice says, review after review. A number from the second on.
history-trend-absent = { $ordinal } review with no { $role }; open since { $since }.
history-trend-more = { $ordinal } review that asks for one more { $role }; open since { $since }.
history-trend-rule = { $ordinal } review with “{ $title }”; open since { $since }.
history-long-trend-absent = { $reviews } reviews or more with no { $role }; open since before { $since }.
history-long-trend-more = { $reviews } reviews or more that ask for one more { $role }; open since before { $since }.
history-long-trend-rule = { $reviews } reviews or more with “{ $title }”; open since before { $since }.
history-ordinal = { $number ->
    [2] Second
    [3] Third
    [4] Fourth
    [5] Fifth
    [6] Sixth
    [7] Seventh
    [8] Eighth
    [9] Ninth
    [10] Tenth
   *[other] { $number }th
}
# The headline.
history-growth = Team of { $before } → { $after } since { $since }
history-steady = Team of { $total } since { $since }
history-totals = { $before } → { $after }

# Patterns of days, as Babel reads them: this month, this year, before.
history-since-day = d MMMM
history-since-month = MMMM
history-since-year = MMMM y
history-day = d MMM y
