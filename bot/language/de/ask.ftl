# Antworten auf Fragen. Die Abschnitte selbst stehen im Wissen.

ask-how = *Frag mich etwas über den Aufbau eures ML-Teams.* Zum Beispiel:
ask-example-need = wann brauchen wir MLOps Engineers
ask-example-interview = Interviewfragen für Data Scientists
ask-example-platform = sollten wir eine eigene ML-Plattform bauen
ask-nothing = Dazu weiß ich nichts
ask-nothing-why = Ich kenne mich damit aus, wie man ML-Teams aufbaut: Rollen, Einstellungen und Zusammenarbeit. Nur daraus antworte ich, und ich rate nie.
ask-you-could = Du könntest fragen:
ask-you-could-just = Schreib einfach deine Frage, zum Beispiel:
ask-you-asked = Deine Frage: { $question }
ask-cut = Das ist lang, deshalb habe ich nur den Anfang gelesen.
ask-more-sources = { $sources } und { $more } weitere
ask-situation = Für ein Team in dieser Lage.
ask-unless = Ausnahme: { $unless }
ask-contrary = Andere würden sagen: { $view }
ask-level = Niveau der ersten Person: { $level }. { $because }
ask-team-today = Euer Team heute
ask-next-step = Nächster Schritt: { $step }
ask-in-advice = { $step } (Nummer { $rank } im heutigen Rat)
ask-role-because = { $role }: { $because }
ask-button-role = Mehr zur Rolle { $role }
ask-button-passage = Weiterlesen

ask-freeze = Solange niemand eingestellt werden darf
ask-freeze-what = Leute können trotzdem in eine Rolle hineinwachsen, ausgeliehen werden, oder ein Partner springt ein. `/mlteam whatif hiring=frozen` zeigt den Rat für euer Team in diesem Fall.
ask-case = Eine Begründung zum Mitnehmen
ask-case-what = `/mlteam plan export` schreibt sie aus eurem Teamprofil: wen ihr als Nächstes einstellt, warum, was sonst passiert, und die Quellen. `/mlteam why` zeigt die Gründe Punkt für Punkt.
ask-sources = Woher mein Rat kommt
ask-sources-what = Aus { $rules } festen Regeln, die auf { $sources } Quellen beruhen: Studien, Leitfäden und Berichten aus der Praxis. Ich erfinde nichts: Dasselbe Team bekommt denselben Rat.
ask-sources-how = Jede Antwort verlinkt ihre Quellen und sagt, was dagegen spricht. Schwache sind als Meinung oder „aus zweiter Hand“ gekennzeichnet. `/mlteam why` zeigt die Gründe Punkt für Punkt.

ask-what-i-do = Ich helfe euch zu entscheiden, wen ihr als Nächstes für euer ML-Team einstellt.
ask-hello = Hallo! Ich helfe euch zu entscheiden, wen ihr als Nächstes für euer ML-Team einstellt.
ask-thanks = Gern geschehen.
ask-standing = Das weiß ich noch nicht: Hier hat mir noch niemand etwas über euer Team gesagt.
