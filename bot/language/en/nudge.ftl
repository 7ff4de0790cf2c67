# The nudge: what frames the wording that is part of the knowledge (knowledge/data/nudges).

nudge-preview = *Preview, only for you.* The real one has buttons to say what you decided.
nudge-nothing = Nothing new to say, so I would say nothing.
nudge-set-by = { $who } set up these messages.
nudge-size = { $band ->
    [micro] micro
    [small] small
    [medium] medium
   *[large] large
}
nudge-also-new = *Also new*
nudge-also-due = *Also due*
nudge-reason-then = The reason then:
nudge-profile = *What I know of your team*
nudge-profile-empty = Nobody told me yet.
nudge-button-right = Still right
nudge-button-not-yet = Not yet
nudge-button-changed-mind = We changed our mind
# To whoever set the schedule, when it ended by itself.
nudge-ended = I have stopped the nudges in { $channel } that you set up.
nudge-ended-next = Nothing is lost: the profile and the decisions stay. Type `/mlteam nudges on` in the channel to start them again.
