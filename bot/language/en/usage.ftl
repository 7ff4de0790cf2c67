# What may follow /mlteam: what to type, and what that does. Words in capitals stand for what people fill in.
# The number counts the ways to type one command, as its `ways` says.

usage-access-1 = access
usage-access-1-does = Who may change things here; narrow it to some people.
usage-access-2 = access everyone
usage-access-2-does = Let everyone in the channel change things again.

usage-advice-1 = advice
usage-advice-1-does = Whom to hire next, and why.

usage-ask-1 = ask QUESTION
usage-ask-1-does = An answer in plain words, with sources.

usage-compare-1 = compare ROLE ROLE
usage-compare-1-does = Two roles side by side, and who first.

usage-decide-1 = decide [RULE|ROLE]
usage-decide-1-does = Say what you decided on a step, or change it.

usage-export-1 = export [json|csv|markdown]
usage-export-1-does = All that is stored for this channel, as a file for you.

usage-forget-1 = forget
usage-forget-1-does = Delete all that I know about this channel; I ask first.

usage-history-1 = history [PAGE]
usage-history-1-does = What changed, who decided what, and how the team grew.

usage-kit-1 = kit ROLE
usage-kit-1-does = Advert, interviews and first 90 days.
usage-kit-2 = kit ROLE file
usage-kit-2-does = The same, as a file to edit.

usage-nudges-1 = nudges
usage-nudges-1-does = When this channel is reminded, and when not.
usage-nudges-2 = nudges on|off|preview|log
usage-nudges-2-does = Start, stop, read the next one, list the last ones.
usage-nudges-3 = nudges every 2 weeks on tuesday at 10
usage-nudges-3-does = Or `every month on the last friday`.
usage-nudges-4 = nudges snooze 3 days
usage-nudges-4-does = Move only the next one.
usage-nudges-5 = nudges pause until 15 december
usage-nudges-5-does = Silence for a while; `nudges resume` ends it.
usage-nudges-6 = nudges mute 21 december to 6 january
usage-nudges-6-does = Silence on these days; also `unmute`.
usage-nudges-7 = nudges zone|hours|holidays …
usage-nudges-7-does = Such as `zone Madrid`, `hours 9-17`, `holidays ES`.
usage-nudges-8 = nudges in German
usage-nudges-8-does = Also `nudges in English`: the language of this channel.

usage-plan-1 = plan [1-10]
usage-plan-1-does = The next hires in order, and what each makes possible.
usage-plan-2 = plan BUDGET at COST
usage-plan-2-does = The same for a yearly budget; COST is what one post costs you.
usage-plan-3 = plan export
usage-plan-3-does = The plan as a business case for finance.

usage-roles-1 = roles
usage-roles-1-does = Who does what on an ML team.
usage-roles-2 = roles ROLE
usage-roles-2-does = One role in full; DS or MLOps will do.

usage-setup-1 = setup
usage-setup-1-does = Tell me about your company and team.

usage-share-1 = share [COMMAND]
usage-share-1-does = Post an answer to the channel, without names; else the advice.

usage-status-1 = status
usage-status-1-does = Your team today, what comes next and what waits.
usage-status-2 = status all
usage-status-2-does = All that I know, beside the target team and others.

usage-tips-1 = tips [micro|small|medium|large]
usage-tips-1-does = Tips for your size of company.

usage-whatif-1 = whatif +1 data-engineer -1 ds
usage-whatif-1-does = The advice for another team; nothing is stored.

usage-why-1 = why [RULE|ROLE]
usage-why-1-does = What speaks for and against it here, point by point.

usage-help-1 = help [COMMAND]
usage-help-1-does = The overview, or all about one command.
