# The advice: what to do next, and why.

# A move and what it is about, such as "Hire: data engineer".
advice-headline = { $move }: { $what }
advice-all-decided = All is decided for now
advice-reason = { $reason } Confidence: { $confidence }.
advice-lapsed = That time is over: { $said }
advice-said = { $said } It was about: { $title }.
advice-please-check = Please check: { $problem }
advice-no-hires = You told me that nobody can be hired now, so I suggest no hires.
advice-assumed = I assumed: { $facts }.
advice-nobody-told = Nobody told me: { $names }.
advice-nobody-told-more = Nobody told me: { $names } and { $more } more.

# Buttons.
advice-sharpen = Sharpen the advice
advice-decide = Decide
advice-more = More

# The modal that follows a form. At most 24 characters in a title.
advice-modal-title = Your ML team
advice-saved = Saved as version { $version } by { $who }. Type `/mlteam advice` to see this again.
advice-invite = *Invite me first:* type `/invite @mlteam` in the channel. I am not in it yet, so I can't post nudges.

# Behind the button "More".
advice-more-title = More on the advice
advice-less-urgent = Less urgent
advice-decided = Decided
advice-decided-more = { $more ->
    [one] and 1 more
   *[other] and { $more } more
}
advice-why-not = Why not someone else
advice-nothing-more = There is nothing more to say: no other step is due, and nothing is decided yet.
