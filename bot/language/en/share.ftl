# Showing a private answer to the whole channel, and taking everything away as a file.

share-button = Share in channel
share-origin = Shared on { $day }. For today's: { $command }
share-done = Shared with the channel.
# In place of the name of a person. It may begin a sentence: then the first letter is made large.
share-member = a member of this channel
share-members = { $count } members of this channel

share-not-shareable = What `/mlteam { $name }` answers is for you alone and can't be shared. Share the advice with `/mlteam share`, or for example the plan with `/mlteam share plan 3`.
share-not-a-file = That is a file for you; I can't post it. Leave out `file` or `export` to share the answer itself.
share-nobody-here = Only you and I are here, so there is nobody to share it with. Type it in the channel of the team.

# A file with all that is stored, by its format.
share-export-json = All that is stored for this channel is on its way to you, as a JSON file in a direct message.
share-export-csv = What happened in this channel, row by row, is on its way to you, as a CSV file in a direct message.
share-export-markdown = A report of what is stored for this channel is on its way to you, as a Markdown file in a direct message.
share-export-care = It names people and has what they wrote, so pass it on with care.
share-export-others = Other formats: { $commands }.
