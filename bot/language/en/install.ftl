# The web pages of an installation, and what is said where the app is not installed.

install-title = Add mlteam to Slack
install-what = mlteam helps engineering leaders build a machine-learning team. It sits in the Slack channel where the team is planned.
install-does-advise = It says whom to hire next, why, why not someone else, and when not to hire at all. Each answer names its sources and how sure it is.
install-does-follow-up = It reminds the channel of open recommendations until each one is decided, and only in working hours.
install-does-explain = It explains who does what on an ML team, and helps with plans and interviews.
install-button = Add to Slack
install-admin = In some workspaces an administrator has to approve it.
install-scopes-title = What it asks for, and why
install-optional = (optional)
install-privacy-title = What it stores
install-privacy = For each channel: what you told about the company and the team, your decisions, the schedule of reminders, and who changed what. No messages and no names: people are kept as Slack's ids. Everyone in a channel can read what is stored for it.
install-removal = { "/mlteam export" } hands it over, and { "/mlteam forget" } deletes it. When you remove the app from Slack, all of it is deleted at once.
install-privacy-link = The whole privacy policy
install-support-title = Help
install-support = Ask here:
install-support-none = Ask whoever sent you to this page.

# Why each permission is needed, by its name with a hyphen for the colon.
install-scope-app_mentions-read = You can ask it something by mentioning @mlteam in a channel.
install-scope-assistant-write = It shows suggested questions, and that it is at work, beside your conversation with it.
install-scope-channels-read = It finds out whether it is in a public channel, and whether you are: nobody reads the plans of a channel that they are not in.
install-scope-chat-write = It posts reminders, answers that you share, and a greeting.
install-scope-commands = You can type /mlteam.
install-scope-files-write = It sends you files that you ask for, such as an export, and shows pictures of the team.
install-scope-groups-read = The same as channels:read, for private channels that it was invited to.
install-scope-im-history = You can ask it something in a direct message. It reads no other messages.
install-scope-im-write = It can send a file to you alone.
install-scope-users-read = It answers in your language, uses your time zone, and knows who is an administrator.
install-scope-usergroups-read = You can let a user group decide who may change the plan.

# After.
install-your-workspace = your workspace
install-success-title = mlteam is now in { $workspace }
install-success-next = Three steps, one minute:
install-success-open = Open the channel where the team is planned.
install-success-setup = Type { "/mlteam setup" } and answer a few questions.
install-success-invite = Type { "/invite @mlteam" } there if you want reminders.
install-success-button = Open Slack

install-failure-title = mlteam was not installed
install-failure-access-denied = You, or Slack, stopped before the end. Nothing was stored.
install-failure-invalid-browser = This page was opened in another browser than the one in which the installation began, or cookies are switched off. Begin again in this browser.
install-failure-invalid-state = This link was used before, or is older than ten minutes. Begin again.
install-failure-storage-error = It could not be stored, and it is our fault. Please try again in a few minutes.
install-failure-other = Slack did not confirm the installation. Please begin again.
install-again = Begin again

# In Slack, where a command is typed and the app is no longer installed.
install-not-installed = mlteam is no longer installed here. Whoever may install apps can add it again: { $link }
install-not-installed-no-link = mlteam is no longer installed here. Whoever may install apps has to add it again.
