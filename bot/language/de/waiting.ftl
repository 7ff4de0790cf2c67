# Entscheidungen, mit denen es nicht getan ist, wie der Status sie auflistet.

waiting-title = *Vorgemerkt*
waiting-risks = *Risiken, die ihr in Kauf nehmt*
waiting-line = *{ $step }* { $said }
waiting-line-asked = *{ $step }* { $said } Am { $day } frage ich nach.
waiting-more = und { $count } mehr: `/mlteam decide` listet sie auf.
