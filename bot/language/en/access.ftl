# Who may change things in a channel.

access-title = Who may change things
access-save = Save
access-cancel = Cancel
access-change-button = Change who may
access-saved = Saved. { $who }

# In words. { $names } begins no sentence: "@ana, members of @leads and Slack admins".
access-everyone = Everyone in this channel may change things here: the team, decisions and nudges. People of other organizations can only read.
access-everyone-and-others = Everyone in this channel may change things here: the team, decisions and nudges. People of other organizations may too.
access-only = Only { $names } may change things here: the team, decisions and nudges. Everyone else can read.
access-only-others = Only { $names } may change things here: the team, decisions and nudges. Everyone else can read. People of other organizations count like the others.
access-members-of = members of { $group }
access-slack-admins = Slack admins
access-nobody = nobody

# In the history.
access-was-everyone = Everyone in this channel
access-was-only = Only { $names }
access-groups = { $count ->
    [one] { $count } user group
   *[other] { $count } user groups
}
access-and-outsiders = { $who }; people of other organizations too

# A refusal. The first letter of a sentence is made large.
access-outsiders-read = People of other organizations can read here, not change.
access-can-allow = { $who } can allow it with `/mlteam access`.
access-the-others = the others in this channel
access-everyone-here = everyone in this channel
access-refused = { $who } can change this.
access-ask-them = Please ask them.
access-ask-one = Ask one of them.
access-no-channel = Type `/mlteam access` in the channel that it is about.

# The form.
access-who = Who may change the team, decisions and nudges here?
access-who-hint = Everyone in the channel can read them.
access-who-everyone = Everyone in this channel
access-who-named = Only those named below
access-people = People
access-people-choose = Choose people
access-user-groups = User groups
access-user-groups-choose = Choose groups
access-admins = Slack admins
access-admins-yes = Admins and owners of this workspace too
access-outsiders = Other organizations
access-outsiders-yes = Their people in this channel count like ours
access-outsiders-hint = Otherwise they can read here, and change only if they are named.
access-changed-by = { $who } changed this while you were editing, so yours is not saved yet. Now: { $now }
access-deleted = Everything about this channel was deleted while you were editing, so yours is not saved yet. Now: { $now }
access-save-or-cancel = *Save* replaces that with your answers; *Cancel* keeps it.

# What is wrong in the form.
access-named-below = You named some below. Choose “Only those named below”.
access-name-somebody = Name at least one person, a user group, or Slack admins.
access-most-people = Name up to { $most } people, or a user group instead.
access-most-groups = Choose up to { $most } user groups.
access-locked-out-tick = This would lock you out. Leave it ticked.
access-locked-out = This would lock you out. Name yourself as well.
access-name-yourself = { $why } Name yourself as well.
