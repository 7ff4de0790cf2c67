# The assistant pane beside a channel.

assistant-greeting = *Ask me about building your ML team*: whom to hire next, why, and what would change it. Each answer names its sources.
assistant-for = I answer for { $channel }; open another channel beside me, and I answer for that one.
assistant-for-none = Open me beside your team's channel, and I answer for that team.
# Small, under an answer.
assistant-about = For { $channel }
# Before sources.
assistant-rests = Today's advice rests on
# What Slack shows after the bot's name while it works.
assistant-status = is looking it up…

# Above the suggestions. Plain text; the channel is its name.
assistant-title = For #{ $channel }
assistant-title-none = You could ask

# Suggestions: the button, and what is said for the person who presses it. What is said has to be understood as it stands.
assistant-prompt-setup = Set up this channel's team
assistant-says-setup = setup
assistant-prompt-next = Whom should we hire next?
assistant-says-next = Whom should we hire next?
assistant-prompt-why = Why { $role }?
assistant-says-why = Why { $role }?
assistant-prompt-whatif = What if we hire one { $role }?
assistant-says-whatif = What if we hire one { $role }?
assistant-prompt-waiting = What is waiting?
assistant-says-waiting = Where do we stand?
assistant-prompt-due = What is due now?
assistant-says-due = Where do we stand?
assistant-prompt-decide = Decide on the next step
assistant-says-decide = decide
assistant-prompt-plan = Show the hiring plan
assistant-says-plan = plan
assistant-prompt-role = What does an ML engineer do?
assistant-says-role = What does an ML engineer do?
assistant-prompt-need = When do we need an MLOps engineer?
assistant-says-need = When do we need an MLOps engineer?
assistant-prompt-interview = Interview questions for a data scientist
assistant-says-interview = Interview questions for a data scientist
assistant-prompt-platform = Should we build our own ML platform?
assistant-says-platform = Should we build our own ML platform?
