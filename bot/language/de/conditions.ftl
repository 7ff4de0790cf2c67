# Bedingungen von Regeln: was heute gilt, was nötig ist und ob es erfüllt ist.

conditions-holds = Erfüllt.
conditions-fails = Nicht erfüllt.
conditions-unknown = Nicht bekannt.

conditions-all-holds = Alles davon ist nötig und erfüllt.
conditions-all-fails = Alles davon ist nötig, aber nicht alles ist erfüllt.
conditions-all-unknown = Alles davon ist nötig. Ob es erfüllt ist, weiß ich nicht.
conditions-any-holds = Mindestens eins davon ist nötig und erfüllt.
conditions-any-fails = Mindestens eins davon ist nötig, aber keins ist erfüllt.
conditions-any-unknown = Mindestens eins davon ist nötig. Ob es erfüllt ist, weiß ich nicht.
conditions-none-holds = Nichts davon darf gelten, und nichts davon gilt.
conditions-none-fails = Nichts davon darf gelten, aber eins davon gilt.
conditions-none-unknown = Nichts davon darf gelten. Ob das so ist, weiß ich nicht.

conditions-needs-yes = Niemand hat mir gesagt, ob das gilt: { $clause }. Es zählt nur bei Ja.
conditions-needs-no = Niemand hat mir gesagt, ob das gilt: { $clause }. Es zählt nur bei Nein.
conditions-blocked-by-yes = Niemand hat mir gesagt, ob das gilt: { $clause }. Nur ein Ja stünde im Weg.
conditions-blocked-by-no = Niemand hat mir gesagt, ob das gilt: { $clause }. Nur ein Nein stünde im Weg.
conditions-counts-if = { $today }. Es zählt nur, wenn das gilt: { $other }.
conditions-counts-if-or-untold = { $today }. Es zählt nur, wenn das gilt oder niemand etwas sagt: { $other }.
conditions-yes = { $label }: ja
conditions-no = { $label }: nein

conditions-has-to-be = { $today }; nötig: { $wanted }.
conditions-must-not-be = { $today }; nicht erlaubt: { $wanted }.
conditions-fewer = { $today }; nötig: weniger als { $wanted }.
conditions-at-most = { $today }; nötig: höchstens { $wanted }.
conditions-more = { $today }; nötig: mehr als { $wanted }.
conditions-at-least = { $today }; nötig: mindestens { $wanted }.
conditions-today = { $label }: heute { $value }
conditions-untold = { $label }: nicht genannt
conditions-value-today = heute { $value }
conditions-value-untold = nicht genannt
conditions-left-open = offen gelassen

conditions-number-of = { $what } ({ $today })
conditions-as-many-as = so viele wie { $what } ({ $today })
conditions-times = { $number }-mal so viele wie { $what } ({ $today })
conditions-apart = { $number } mehr als { $what } ({ $today })
conditions-plus = plus
