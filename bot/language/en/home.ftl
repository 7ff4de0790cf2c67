# App Home: what each team of its reader waits for.

home-welcome = mlteam helps you build your ML team
home-what-for = Whom to hire next, why, and why not someone else: with sources, and followed up until it is decided.
home-no-team = None of your channels has a team profile yet.
home-how-to-start = *How to start*
    1. Type `/mlteam setup` in the channel where the team is planned, or choose it below.
    2. Answer a few questions, in under a minute.
    3. Read whom to hire next, and why.
home-your-team = Your team
home-needs-you = Needs you
home-nothing-to-do = Nothing to do now
home-footer = You see only channels that you are in; private ones once I am in them too. Everyone in a channel can read what I keep for it: the team, the schedule, and who decided what. `/mlteam export` hands it over, `/mlteam forget` deletes it.

# A team.
home-team = Team: { $posts }
home-more-roles = { $count ->
    [one] { $count } more role
   *[other] { $count } more roles
}
home-nobody = nobody yet
home-step = Next step: *{ $step }*
home-step-and-more = Next step: *{ $step }* and { $more } more undecided
home-all-decided = Next step: all is decided for now
home-waiting = Waiting: { $title } ({ $said }).
home-waiting-due = Waiting: { $title } ({ $said }, *its day has come*).
home-waiting-ask = Waiting: { $title } ({ $said }, I ask on { $day }).
home-waiting-by = Waiting: { $title } ({ $said }, by { $day }).
home-waiting-until = Waiting: { $title } ({ $said }, until { $day }).
home-and-more = And { $count } more.
home-nudges-ended = Nudges have ended. { $why }
home-nudges-off = Nudges are off.
home-nudges-paused = Nudges: { $paused }
home-next-nudge = Next nudge: { $when }.
home-no-nudge = No nudge is to come.
home-saved = Profile saved { $ago }.
home-confirmed = Profile confirmed { $ago }.
home-ago-today = today
home-ago-yesterday = yesterday
home-ago-days = { $count } days ago
home-ago-weeks = { $count } weeks ago
home-ago-months = { $count } months ago

# Buttons: a short text, so that all stand in one row on a phone, and what a screen reader says.
home-decide = Decide
home-decide-label = Decide on the next step
home-advice = Advice
home-advice-label = Show the advice
home-still-right = Still right
home-still-right-label = The team profile is still right
home-update = Edit
home-update-label = Edit the team
home-nudges = Nudges
home-nudges-label = Start nudges
home-resume = Resume
home-resume-label = Resume nudges
home-pause-label = Pause nudges
home-settings = Settings
home-settings-label = Settings of this team
home-help = Help
home-help-label = Help: all that you can type
home-back = Back
home-more-teams = More teams (page { $page } of { $pages })

# Setting up another channel.
home-set-up-first = *Set up a channel*
home-set-up-another = *Set up another channel*
    Choose it here, or type `/mlteam setup` in it.
home-choose = Choose a channel

# The settings of a team.
home-settings-title = Settings
home-settings-of = For { $channel }
home-settings-data = In the channel, `/mlteam export` hands over all that is stored, and `/mlteam forget` deletes it.
