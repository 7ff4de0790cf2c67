# /mlteam help

help-title = Wen ihr für euer ML-Team als Nächstes einstellt
help-intro = Erzähl mir von eurem Unternehmen und Team: Ich sage, wen ihr als Nächstes einstellt, warum, und warum niemand anderen.
help-start = *So geht es los*
help-group-roles = *Wer was macht:* { $commands }
help-group-team = *Euer Team:* { $commands }
help-group-follow = *Dranbleiben:* { $commands }
help-group-learn = *Fragen und Tipps:* { $commands }
help-group-channel = *Dieser Channel:* { $commands }
help-more = `/mlteam help plan` erklärt einen Befehl ganz, hier `plan`. Du kannst mir auch schreiben: `@mlteam wann brauchen wir MLOps Engineers`.
help-private = Meine Antworten siehst nur du, bis du sie teilst. Erinnerungen gehen an den ganzen Channel.
help-support = Etwas klappt nicht, oder du hast eine Frage zu mir? Frag hier: { $address }
help-all = Alle Befehle
help-all-title = Alle Befehle
help-of-command = /mlteam { $command }
help-back = Mehr: { $commands }. `/mlteam help` zeigt die Übersicht.

help-greeting =
    Hallo! Ich helfe euch, euer Machine-Learning-Team aufzubauen: wen ihr als Nächstes einstellt, und warum.
    Richtet diesen Channel in einer Minute ein, dann bleibe ich dran, bis jeder Schritt entschieden ist.
    Tippt `/mlteam help`, um zu sehen, was ich noch kann.
help-greeting-again =
    Hallo! Ich helfe euch, euer Machine-Learning-Team aufzubauen: wen ihr als Nächstes einstellt, und warum.
    Für diesen Channel gibt es schon ein Teamprofil: `/mlteam advice` sagt, was als Nächstes kommt.
    Tippt `/mlteam help`, um zu sehen, was ich noch kann.

help-welcome-title = Was ich speichere und wer es sieht
help-welcome =
    Hallo <@{ $user }>, du nutzt mich hier als Erstes, deshalb solltest du wissen:
    •  *Ich speichere je Channel*, was ihr mir über Unternehmen und Team sagt, was ihr entscheidet, wer es wann getan hat und wann ich euch erinnere. Andere Nachrichten lese ich nicht.
    •  *Wer es sieht:* alle im Channel, wenn sie mich fragen. Meine Antworten gehen an eine Person, bis jemand sie teilt; Erinnerungen gehen an den ganzen Channel.
    •  *Wer es ändert:* alle im Channel; `/mlteam access` schränkt das ein.
    •  *Es gehört euch:* `/mlteam export` gibt alles heraus, `/mlteam forget` löscht einen Channel, und wer die App entfernt, löscht alles.
help-welcome-next = Tippe `/mlteam setup` im Channel eures ML-Teams, um anzufangen. Das hier schreibe ich nur einmal, und nur dir.

help-view-title = Euer ML-Team

help-try = { $line } Versuch zum Beispiel:
help-just-ask = { $line } Schreib einfach deine Frage, zum Beispiel:
help-example-1 = wann brauchen wir MLOps Engineers
help-example-2 = Fragen für ein Gespräch mit Data Scientists
help-example-3 = sollen wir eine eigene ML-Plattform bauen
