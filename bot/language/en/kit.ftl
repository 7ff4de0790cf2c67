# The hiring kit: what it takes to fill a role, in a message and in a file. Round brackets with an
# ellipsis are left for people to fill in.

# Patterns (regular expressions): what marks a practical task among the questions, and how a skill
# explains its terms, as in "SQL, the language for querying databases".
kit-pattern-task = \b(task|hours)\b
kit-pattern-gloss = , (?:which|a \w+ that|the language for) [^,:;]+(?:,(?= and ))?|: [^:]+\?$

# The message
kit-head = Hiring kit: { $role }
kit-button = Hiring kit
kit-button-file = The whole kit as a file
kit-button-role = About the role
kit-button-advert = Advert
kit-button-interview = Interview
kit-button-start = First 90 days
kit-button-back = Back to the kit
kit-in-the-file = The file has more: who asks what in which talk, how weak and strong answers sound, mistakes to avoid, and all sources.
kit-tailor = Type `/mlteam setup` first, and the kit fits your team.
kit-sent = The hiring kit for the role of { $role } is on its way to you, as a Markdown file in a direct message.
kit-no-role = Name the role that you want to fill, as in `/mlteam kit data engineer`.
kit-page-advert = Advert: { $role }
kit-page-interview = Interview: { $role }
kit-page-start = First 90 days: { $role }
kit-first-tasks = First tasks
kit-must-have = Must have
kit-nice-to-have = Good to have, not needed
kit-about-us = About you
kit-ask = Ask in the interview
kit-ask-together = And on working together
kit-level = Level
kit-before = Before you advertise
kit-nothing-known = The knowledge base says nothing on this for the role.

# Why, or why not now
kit-hire-when = Hire when
kit-why-here = Why here
kit-needed-now = Do you need this role now?
kit-no-post = Get a post approved: you told me that nobody can be hired now.

# About the company and the team, as an advert says it
kit-we = We are (… what the company does), { $people } people.
kit-we-unknown = We are (… what the company does), (…) people.
kit-we-untold = We are (… what the company does, and for how many customers).
kit-work-predictive = We work with predictions from tables and time series.
kit-work-vision = We work with images and video.
kit-work-nlp = We work with text, and models of our own for it.
kit-work-llm_api = We work with ready-made language models.
kit-work-llm_own = We work with language models that we train or tune ourselves.
kit-work-recommender = We work with recommendations and ranking.
kit-work-mixed = We work with several kinds of ML.
kit-team = Our team today: { $people }.
kit-team-empty = You are the first in this team.
kit-team-untold = Our team today: (… who is on it).
kit-people = { $count ->
    [one] { $count } { $one }
   *[other] { $count } { $many }
}
kit-people-part = a part-time { $one }
kit-people-posts = { $many } ({ $count } full-time posts)

# The level of the hire
kit-level-junior = Junior (does tasks, and others review them). { $because }
kit-level-mid = Mid-level (does whole tasks alone). { $because }
kit-level-senior = Senior (solves problems, and teaches others). { $because }
kit-level-staff = Staff (sets the direction for several teams). { $because }
kit-level-untold = Take somebody who has done this before, unless a colleague can teach them.
kit-level-not-first = You have { $people } already, so this one need not be a senior. From the third on, one junior for every two seniors is healthy (our own estimate).

# Who asks, and who guides
kit-asked-by = Asked by your { $roles }.
kit-asked-by-anybody = Asked by somebody who knows the craft.
kit-asked-by-such = Asked by somebody who knows the craft: { $roles }.
kit-asked-by-borrowed = Nobody on your team knows this craft well enough to judge it. Borrow { $roles } for this talk.
kit-together-by = Asked by your { $roles }, to whom the new person hands over.
kit-asked-by-lead = Asked by whoever will lead the new person.
kit-mentor = Guided by your { $roles }.
kit-mentor-untold = Name somebody who guides the new person from the first day.
kit-mentor-outside = Nobody on your team can guide the new person: find { $roles } outside who will.

# The talks
kit-talk-done-before = Go through the three tasks: which has the candidate done before, and what came of it?
kit-talk-start-with = Which of the tasks would they start with, and why?
kit-how-to-mark = Each interviewer marks the rubric alone, before you talk about the candidate.
kit-day = Day { $number }

# The file
kit-file-draft = A draft to edit. Round brackets with dots are for you to fill in. No salary and no length of the search stands here: we know no figures that we would trust.
kit-file-no-profile = Written without a team profile; with one, it fits the company and the team.
kit-file-advert = Advert, a draft
kit-file-is-not = What the role is not
kit-file-mistakes = Mistakes to avoid
kit-file-interviews = Interview plan
kit-file-rubric = Rubric
kit-file-first-days = First 90 days
kit-file-success = Signs that it works
kit-file-sources = Sources
kit-file-mission = The role in a sentence: { $mission }
kit-file-your-tasks = Your first three tasks
kit-file-you-bring = You bring
kit-file-talk-first = 1. First talk
kit-file-talk-craft = 2. The craft
kit-file-talk-together = 3. Working together
kit-file-skill = Skill
kit-file-weak = Weak
kit-file-solid = Solid
kit-file-strong = Strong
kit-file-others-advise = What others advise
kit-file-on-role = On the role of { $role }:
kit-file-on-hiring = Besides, on hiring:
