# Conditions of rules: what is so today, what has to be, and whether that holds.

conditions-holds = Holds.
conditions-fails = Does not hold.
conditions-unknown = Not known.

conditions-all-holds = All of these have to hold, and they do.
conditions-all-fails = All of these have to hold, and not all do.
conditions-all-unknown = All of these have to hold, which is not known.
conditions-any-holds = At least one of these has to hold, and does.
conditions-any-fails = At least one of these has to hold, and none does.
conditions-any-unknown = At least one of these has to hold, which is not known.
conditions-none-holds = None of these may hold, and none does.
conditions-none-fails = None of these may hold, and one does.
conditions-none-unknown = None of these may hold, which is not known.

# Yes or no. A clause is such as "you build your own ML stack".
conditions-needs-yes = Nobody told me whether { $clause }; it counts only if the answer is yes.
conditions-needs-no = Nobody told me whether { $clause }; it counts only if the answer is no.
conditions-blocked-by-yes = Nobody told me whether { $clause }; only a yes would stand in the way.
conditions-blocked-by-no = Nobody told me whether { $clause }; only a no would stand in the way.
conditions-counts-if = { $today }; it counts only if { $other }.
conditions-counts-if-or-untold = { $today }; it counts only if { $other }, or if nobody tells.
conditions-yes = { $label }: yes
conditions-no = { $label }: no

# Choices and numbers. The first part is today's value.
conditions-has-to-be = { $today }; has to be { $wanted }.
conditions-must-not-be = { $today }; must not be { $wanted }.
conditions-fewer = { $today }; has to be fewer than { $wanted }.
conditions-at-most = { $today }; has to be at most { $wanted }.
conditions-more = { $today }; has to be more than { $wanted }.
conditions-at-least = { $today }; has to be at least { $wanted }.
conditions-today = { $label }: { $value } today
conditions-untold = { $label }: nobody told me
conditions-value-today = { $value } today
conditions-value-untold = nobody told me
conditions-left-open = left open

# What a number is compared with; in brackets that number today.
conditions-number-of = the { $what } ({ $today })
conditions-as-many-as = as many as the { $what } ({ $today })
conditions-times = { $number } for each of the { $what } ({ $today })
conditions-apart = { $number } more than the { $what } ({ $today })
conditions-plus = plus
