# The team beside the target team for its size and stage, and beside others.

team-target = Against the target for your size and stage
team-orientation = An orientation, not a rule, in full-time posts. It is for: { $kinds }.
team-language-models = work on hosted language models
team-within = Your team is within it.
team-as-target = As in the target: { $posts }.
team-beside-target = Not in the target: { $posts }.
team-another-view = Another view: { $view }
# "Data engineers: none, target 2 to 3"
team-compared = { $roles }: { $today }, target { $target }
team-none = none
team-rests-on-one = Rests on one person
team-others = Beside others: a check of plausibility, never a target
team-benchmark = *{ $title }:* you { $yours }; others { $figure } ({ $spread }).
team-benchmark-sample = { $sample }; n = { $n }, { $year }. { $limits }
team-benchmark-source = Source: { $source }

# How big a team should be.
team-size-about = { $ones ->
    [one] About { $posts } post; you have { $today }
   *[other] About { $posts } posts; you have { $today }
}
team-size-title = The target team for your size and stage
team-size-for = For { $kinds }: an orientation, not a rule, in full-time posts.
team-size-depends = It depends on your size and stage
team-size-of-one = { $size }: an orientation, not a rule, in full-time posts
team-size-of-all = From the first idea to many models: an orientation, not a rule, in full-time posts
team-size-posts = { $ones ->
    [one] { $posts } post
   *[other] { $posts } posts
}
team-size-line = { $what }: { $posts }
team-size-stage = { $stage }. { $posts }
team-size-company = { $size } company ({ $least } to { $most } employees)
team-size-company-open = { $size } company ({ $least } or more employees)
team-size-own-estimate = Our own estimate. With a team profile I show yours role by role, with sources.
