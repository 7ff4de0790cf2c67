# /mlteam help

help-title = Whom to hire next for your ML team
help-intro = Tell me about your company and team: I say whom to hire next, why, and why not someone else.
help-start = *Start here*
help-group-roles = *Who does what:* { $commands }
help-group-team = *Your team:* { $commands }
help-group-follow = *Follow-up:* { $commands }
help-group-learn = *Questions and tips:* { $commands }
help-group-channel = *This channel:* { $commands }
help-more = Type `/mlteam help plan` for all about a command, here `plan`. You can also write to me: `@mlteam when do we need an MLOps engineer`.
help-private = Only you see my answers, until you share them. Nudges go to the whole channel.
help-support = Something does not work, or you have a question about me? Ask here: { $address }
help-all = All commands
help-all-title = All commands
help-of-command = /mlteam { $command }
help-back = More: { $commands }. Type `/mlteam help` for the overview.

# When the bot is invited to a channel, for everyone there: three lines and a button.
help-greeting =
    Hello! I help you build your machine-learning team: whom to hire next, and why.
    Set up this channel in a minute, and I follow up until each step is decided.
    Type `/mlteam help` to see what else I can do.
help-greeting-again =
    Hello! I help you build your machine-learning team: whom to hire next, and why.
    This channel has a team profile already: `/mlteam advice` says what comes next.
    Type `/mlteam help` to see what else I can do.

# To whoever brought the bot into the workspace: once, in a direct message.
help-welcome-title = What I store, and who sees it
help-welcome =
    Hello <@{ $user }>, you are the first here to use me, so you should know:
    •  *I store for each channel* what people tell me about company and team, what they decide, who did it and when, and when I remind you. I read no other messages.
    •  *Who sees it:* everyone in the channel, if they ask me. My answers go to one person, until somebody shares them; nudges go to the whole channel.
    •  *Who changes it:* everyone in the channel; `/mlteam access` narrows that.
    •  *It is yours:* `/mlteam export` hands everything over, `/mlteam forget` deletes a channel, and removing the app deletes all.
help-welcome-next = Type `/mlteam setup` in the channel of your ML team to begin. I write this only once, and to you alone.

# A modal that only says something.
help-view-title = Your ML team

# After small talk: three things to type that have an answer.
help-try = { $line } Try for example:
help-just-ask = { $line } Just type your question, for example:
help-example-1 = when do we need an MLOps engineer
help-example-2 = interview questions for a data scientist
help-example-3 = should we build our own ML platform
