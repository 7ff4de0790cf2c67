# What several documents share: how sources are named.

document-sources = Sources
document-sources-role = Sources on the role
document-source = Source
document-against = Against
document-cited = { $label }: { $names }.
document-no-year = (no year)
document-opinion = opinion
document-second-hand = second-hand
document-strength-primary = a study, or an institution's own publication
document-strength-practitioner = experience with reasons
document-strength-opinion = an opinion, without data
document-reading-full = read in full
document-reading-passage = the passage was read
document-reading-second_hand = known second-hand
document-source-entry = **{ $name }:** { $link }, { $publisher }. Strength: { $strength }; { $reading }.
