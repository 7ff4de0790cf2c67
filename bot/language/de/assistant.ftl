# Die Assistenten-Ansicht neben einem Kanal.

assistant-greeting = *Frag mich zum Aufbau eures ML-Teams*: wen ihr als Nächstes einstellt, warum, und was das ändern würde. Jede Antwort nennt ihre Quellen.
assistant-for = Ich antworte für { $channel }. Öffne einen anderen Kanal neben mir, dann antworte ich für den.
assistant-for-none = Öffne mich neben dem Kanal eures Teams, dann antworte ich für dieses Team.
assistant-about = Für { $channel }
assistant-rests = Darauf stützt sich der Rat von heute
assistant-status = sieht nach …

assistant-title = Für #{ $channel }
assistant-title-none = Du könntest fragen

# Vorschläge
assistant-prompt-setup = Team dieses Kanals einrichten
assistant-says-setup = Einrichten
assistant-prompt-next = Wen sollten wir als Nächstes einstellen?
assistant-says-next = Wen sollten wir als Nächstes einstellen?
assistant-prompt-why = Warum { $role }?
assistant-says-why = Warum { $role }?
assistant-prompt-whatif = Was wäre, wenn wir 1 { $role } einstellen?
assistant-says-whatif = Was wäre, wenn wir 1 { $role } einstellen?
assistant-prompt-waiting = Was steht noch aus?
assistant-says-waiting = Wie stehen wir da?
assistant-prompt-due = Was ist jetzt fällig?
assistant-says-due = Wie stehen wir da?
assistant-prompt-decide = Über den nächsten Schritt entscheiden
assistant-says-decide = Entscheiden
assistant-prompt-plan = Einstellungsplan zeigen
assistant-says-plan = Plan
assistant-prompt-role = Was macht ein ML Engineer?
assistant-says-role = Was macht ein ML Engineer?
assistant-prompt-need = Wann brauchen wir MLOps Engineers?
assistant-says-need = Wann brauchen wir MLOps Engineers?
assistant-prompt-interview = Interviewfragen für einen Data Scientist
assistant-says-interview = Interviewfragen für einen Data Scientist
assistant-prompt-platform = Sollten wir eine eigene ML-Plattform bauen?
assistant-says-platform = Sollten wir eine eigene ML-Plattform bauen?
