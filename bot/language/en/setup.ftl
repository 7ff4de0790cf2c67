# The setup: three short steps in one modal. Titles and buttons have 24 characters at most.

setup-title-1 = 1 of 3: Your company
setup-title-2 = 2 of 3: Your team
setup-title-3 = 3 of 3: A few questions
setup-progress-1 = *Step 1 of 3.* Only the number of employees is needed; leave blank what you don't know.
setup-progress-2 = *Step 2 of 3.* Who is on the team? Count full-time posts, halves are fine. Blank means nobody.
setup-progress-3 = *Step 3 of 3.* What changes the advice most comes first. Leave blank what you don't know.
setup-next = Next
setup-save = Save
setup-cancel = Cancel
setup-back = Back
setup-finish = Advise me now
setup-more = More questions
setup-choose = Choose one
setup-default-rhythm = On Tuesdays at 10:00, your time. Choose another rhythm to set day and time.
setup-add-role = Somebody else on the team?
setup-add-role-hint = Such as an ML lead. Each role that you choose gets a field.

# What is wrong, at the field.
setup-size-missing = Enter the number of employees; a rough one will do.
setup-size-differs = { $size ->
    [one] { $size } employee is another size: { $fitting }.
   *[other] { $size } employees is another size: { $fitting }.
} Clear one of the two.
setup-whole-number = Enter a whole number from { $lowest } to { $highest }.
setup-number-range = Enter a number from { $lowest } to { $highest }.
setup-posts = Enter the number of full-time posts, such as 2 or 0.5.
setup-posts-range = Enter 0 or more, and no more than the company has employees.
setup-tenths = Halves and tenths of a post are allowed, nothing finer.
setup-months = Enter a number from 0 to { $highest }, such as 4 or 2.5.
setup-team-too-large = The team adds up to { $total } people, but the company has { $most } employees at most.
setup-headcount-too-large = The headcount adds up to { $total }, more than the company's { $size } employees.
setup-people-too-many = { $people } people are more than the company's { $size } employees.
setup-wrong-value = That can't be used here; choose or write another answer.
setup-wrong = :warning: { $problem }
setup-too-many = That is too much for one go. Save what you have, then add the rest.

# Two people saved at once.
setup-merge-title = Two saved at once
setup-merge-choose = :warning: { $who } saved version { $version } while you were editing, so yours is not saved yet. Choose what counts where you both changed something. *Cancel* leaves out what you changed.
setup-merge-both = :warning: { $who } saved version { $version } while you were editing, so yours is not saved yet. You changed other things, so *Save* keeps both. *Cancel* leaves out what you changed.
setup-merge-again = :warning: { $who } saved version { $version } while you were editing, so yours is not saved yet. *Save* puts your answers over it; *Cancel* keeps it as it is.
setup-merge-theirs = Changed meanwhile
setup-merge-yours = You changed, and it stays so
setup-merge-misfit = *Both together don't fit.* { $problem }
setup-merge-together = Together: { $problem }
setup-merge-rest = and { $count } more
setup-merge-option-yours = Yours: { $value }
setup-merge-option-theirs = Saved: { $value }
setup-merge-blank = blank
setup-merge-choose-one = Choose one.
setup-merge-too-much = Too much was changed meanwhile. Type `/mlteam setup` to start from what is saved now.
