# App Home: what each team of its reader waits for.

home-welcome = mlteam helps you build your ML team
home-what-for = Whom to hire next, why, and why not someone else: with sources, and followed up until it is decided.
home-how-to-start = *How to start*
    1. Open the channel where the team is planned.
    2. Type `/mlteam setup` and answer a few questions.
    3. Read the advice; `/mlteam help` lists what else I can do.
home-no-team = None of your channels has a team profile yet.
home-your-team = Your team
home-needs-you = Needs you
home-nothing-to-do = Nothing to do now
home-footer = You see only channels that you are in; private ones once I am in them too. I keep their team profiles, schedules, decisions and who made them; everyone in a channel can read its own. `/mlteam export` hands them over, `/mlteam forget` deletes them.

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
home-update = Update
home-update-label = Update the team
home-nudges = Nudges
home-nudges-label = Start nudges
home-resume = Resume
home-resume-label = Resume nudges
home-pause = Pause
home-pause-label = Pause nudges
home-back = Back
home-more-teams = More teams (page { $page } of { $pages })

# Setting up another channel.
home-set-up-first = *Set up a channel*
    Choose it here, or type `/mlteam setup` in it.
home-set-up-another = *Set up another channel*
    Choose it here, or type `/mlteam setup` in it.
home-choose = Choose a channel
