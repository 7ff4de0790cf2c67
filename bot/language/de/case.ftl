# Die Begründung für die nächsten Einstellungen und die dafür, niemanden einzustellen: Dokumente.

case-title-hires = Begründung: die nächsten Einstellungen für das ML-Team
case-title-nobody = Begründung: jetzt niemanden für das ML-Team einstellen
case-origin = Aus Version { $version } des Teamprofils, gespeichert am { $day }.

case-summary = Zusammenfassung
case-need = Bedarf
case-evidence = Belege
case-posts = Vorgeschlagene Stellen, der Reihe nach
case-risk = Risiko, wenn niemand kommt
case-risk-hiring = Risiko, wenn jetzt jemand kommt
case-alternatives = Erwogene Alternativen
case-later = Später
case-first-days = Die ersten 30, 60 und 90 Tage
case-changes = Was daran etwas ändern würde
case-assumed = Was angenommen ist
case-sources = Quellen

case-stop-before = Vor jeder Einstellung beenden:
case-frozen = Gerade kann niemand eingestellt werden. Das ist die Reihenfolge für die Zeit danach.
case-only-after = Erst danach, in dieser Reihenfolge:
case-post = { $place ->
    [1] Erstens: { $title }
    [2] Zweitens: { $title }
    [3] Drittens: { $title }
    [4] Viertens: { $title }
    [5] Fünftens: { $title }
    [6] Sechstens: { $title }
    [7] Siebtens: { $title }
    [8] Achtens: { $title }
    [9] Neuntens: { $title }
   *[other] Zehntens: { $title }
}
case-team-alone = Keine Regel verlangt nach diesen Stellen. Sie beruhen allein auf dem Zielteam für diese Größe und diesen Stand: einer Orientierung, also einer schwächeren Begründung als durch eine Regel.
case-no-hire = **Vorgeschlagen ist jetzt keine Einstellung**, denn nichts im Teamprofil verlangt danach.
case-hold = **Jetzt niemanden einstellen.** Der Grund: { $reason }.
case-look-below = Wo das Zielteam als Nächstes hinsähe, steht weiter unten, als Orientierung.

case-stopped-before = Vor jeder Einstellung zu beenden:
case-stopped-first = Zuerst zu beenden:
case-before-or-while = Vor jeder Einstellung, oder solange niemand eingestellt werden kann:
case-instead-of-hire = Nötig statt einer Einstellung:
case-grown-or-borrowed = Wer weiterentwickelt oder ausgeliehen werden kann:
case-because = Grund: { $facts }.
case-because-by-then = Mit den Einstellungen davor: { $facts }.
case-role-signs = { $mission } Woran man merkt, dass es gut läuft: { $signs }.
case-team-title = Das Zielteam für diese Größe und diesen Stand.
case-team-is = Das ist eine Orientierung, keine Regel.

case-told = { $fact } (genannt)
case-budget = Budget: { $amount } (genannt)

case-level = { $level }: { $because }

case-no-risk = Für diesen Rat ist nicht beschrieben, was Warten schadet; der Grund steht unter „Bedarf“.
case-no-risk-hiring = Für diesen Rat ist nicht beschrieben, was eine Einstellung schadet; der Grund steht unter „Bedarf“.
case-not-measured = Das sind Schlüsse aus den Gründen unter „Bedarf“, keine Messungen.
case-question = Die Frage, die es zeigt: { $question }
case-team-no-risk = Für die Stellen, die nur auf dem Zielteam beruhen, nennt keine Regel einen Schaden, wenn sie leer bleiben.

case-instead-of-role = Statt einer Einstellung für die Rolle { $role }
case-without-post = Ohne eine Stelle für die Rolle { $role }
case-instead-of-team = Statt des Zielteams
case-hire-anyway = Trotzdem einstellen
case-grow = Weiterentwickeln: Jemand von den { $roles } könnte in die Rolle hineinwachsen.
case-grow-nobody = Weiterentwickeln: In die Rolle wachsen { $roles } hinein, und im Team ist niemand davon.
case-borrow = Ausleihen oder einkaufen: { $cover }
case-wait = Warten: Das bleibt offen: { $titles }.
case-wait-nothing = Warten: Die Stelle bleibt leer, und keine Regel wird durch sie allein erledigt.
case-contrary = Spricht dagegen: { $view }

case-role-because = { $role }: { $because }
case-orientation-today = Das ist kein Rat zum Einstellen. In Vollzeitstellen heute:
case-orientation-after = Das ist kein Rat zum Einstellen. In Vollzeitstellen nach diesen Einstellungen:
case-change = { $title }: { $then }, wenn das so wäre: { $condition }.
case-change-people = { $title }: { $then }, wenn das so wäre: { $change }.
case-then-lower = weniger dringend
case-then-gone = nicht mehr empfohlen
case-then-later = nicht mehr unter den ersten drei
case-then-move = daraus würde „{ $move }“
case-other-team = Eine andere Größe, ein anderer Stand oder eine andere Art von ML hat ein anderes Zielteam.
case-each-hire = Jede Einstellung und jede Änderung des Teamprofils: Die Reihenfolge wird neu berechnet.
case-assumed-fact = Angenommen, weil es niemand gesagt hat: { $fact }.
case-not-known = Nicht bekannt, weil es niemand gesagt hat: { $facts }.
case-no-salaries = Hier ist kein Gehalt geschätzt: Was eine Stelle kostet, sagt ihr.
