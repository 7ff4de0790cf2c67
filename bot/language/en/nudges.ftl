# What `/mlteam nudges` answers to words that it can't act on, and the list of past nudges.

nudges-invite-and-set-up = Two steps first: type `/invite @mlteam`, because I am not in this channel and can't post here; then `/mlteam setup`, which takes a minute.
nudges-say-which = Say which: `/mlteam nudges { $word } { $example }`.
# Examples of what may follow each word.
nudges-example-mute = 21 december to 6 january
nudges-example-zone = Europe/Berlin
nudges-example-hours = 9-17 mon-fri
nudges-example-holidays = Spain
nudges-example-language = German
nudges-off-for-good = That stops them for good. For silence until a day, write, for example, `/mlteam nudges pause until 15 december`.
nudges-on-at-once = That starts them again at once. For silence until a day, write, for example, `/mlteam nudges pause until 15 december`.

# The last nudges.
nudges-log-empty = No nudge was due yet. Type `/mlteam nudges` to see when the next one is.
nudges-log-title = *The last nudges*
nudges-log-more = Type `/mlteam nudges` for the next ones, `/mlteam history` for the decisions.
nudges-log-line = { $when }: { $state }
nudges-log-line-about = { $when }: { $state } ({ $about })
nudges-log-tip = a tip
nudges-log-claimed = about to be posted
nudges-log-posting = being posted
nudges-log-posted = posted
nudges-log-silent = nothing new to say, so I said nothing
nudges-log-failed = not posted
nudges-log-refused = not posted: Slack refused it ({ $error })
nudges-log-unknown = nobody knows whether Slack took it; not posted again, the next one carries what it would have said
nudges-log-missed = missed, because I was not running; the next one carries what it would have said
nudges-log-waiting = Slack is busy
nudges-log-again = Slack is busy; I try again { $when }
