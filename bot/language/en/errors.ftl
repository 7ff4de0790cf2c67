# What a person can mend: each text says what to do.

# What nobody knows. { $word } is what was typed.
errors-unknown-command = I don't know the command { $word }.
errors-unknown-role = I don't know the role { $word }.
errors-unknown-company-size = I don't know the company size { $word }.
errors-unknown-format = I don't know the format { $word }.
errors-unknown-choice-for-plan = I don't know the choice for plan { $word }.
errors-unknown-choice-for-access = I don't know the choice for access { $word }.
errors-unknown-choice-for-nudges = I don't know the choice for nudges { $word }.
errors-unknown-choice-for-status = I don't know the choice for status { $word }.
errors-did-you-mean = Did you mean { $command }?
errors-type-for-all = Type `{ $command }` for all of them.

errors-no-profile = This channel has no team profile yet. Type `/mlteam setup`; it takes a minute.
errors-nudges-off = Nudges are off here. Type `/mlteam nudges on` to start them.
errors-stale-button = What this button is about is no longer there. Type `/mlteam advice` for today's advice, or `/mlteam setup` to start again.
errors-nothing-stored = Nothing is stored for this channel. Type `/mlteam setup` to begin.
errors-team-fills-company = With one more, the team would be larger than the company in the profile. Type `/mlteam setup` and correct the number of employees first.
errors-no-team-here = A team profile belongs to a channel, not to our direct messages. Type that in the channel where the team is planned. Here you can ask me anything about ML teams, such as: when do we need an MLOps engineer?

# Between us and Slack.
errors-ours = Sorry, that did not work, and it is our fault. Please try again; if it happens again, give whoever runs mlteam this reference: `{ $reference }`
errors-too-late = Slack took too long to open the form. Please try it once more.
errors-too-many =
    { $seconds ->
        [one] That is more than I can answer at once. Please try again in a second.
       *[other] That is more than I can answer at once. Please try again in { $seconds } seconds.
    }
errors-not-in-channel = You or I are no longer in that channel. Join it, or type `/invite @mlteam` there, and try again.
errors-slack-silent = I could not ask Slack just now. Please try again in a minute.
errors-groups-not-granted = I can't look into user groups: whoever runs mlteam has to give the app the permission `usergroups:read`.

# Sharing: why an answer could not be posted to the channel.
errors-share-not-invited = I am not in this channel. Type `/invite @mlteam`, then share it again.
errors-share-archived = This channel is archived, so I can't post here.
errors-share-restricted = An administrator restricts who may post here, so I can't.
errors-share-too-fast = Slack asks me to wait. Share it again in a minute.
errors-share-unknown = I can't tell whether it was posted, because Slack did not answer. Look into the channel before you share it again.

# Files in a direct message.
errors-file-busy = Many files are on their way just now. Please ask again in a minute.
errors-file-not-allowed = I may not send files here yet. Whoever runs mlteam has to install the app again: it asks for more rights than before, to write to people directly and to send files.
errors-file-refused = Slack does not let me send you the file in a direct message ({ $code }).
errors-file-unknown = I can't tell whether the file reached you, because Slack did not answer. Look into your direct messages with me, and ask again if it is not there. Reference: `{ $reference }`
errors-file-comment = { $title }, as you asked.
