# Das Einstellungspaket: was nötig ist, um eine Rolle zu besetzen, als Nachricht und als Datei.
# Runde Klammern mit Auslassungspunkten füllen die Leute selbst aus.

kit-pattern-task = \b([Aa]ufgabe|[Ss]tunden)\b
kit-pattern-gloss = {" "}\([^)]*\)|: [^:]+\?$

# Die Nachricht
kit-head = Einstellungspaket: { $role }
kit-button = Einstellungspaket
kit-button-file = Alles als Datei
kit-button-role = Zur Rolle
kit-button-advert = Anzeige
kit-button-interview = Gespräch
kit-button-start = Erste 90 Tage
kit-button-back = Zum Überblick
kit-in-the-file = In der Datei steht mehr: wer in welchem Gespräch was fragt, wie schwache und starke Antworten klingen, Fehler, die ihr vermeiden könnt, und alle Quellen.
kit-tailor = Tippe zuerst `/mlteam setup`, dann passt das Paket zu eurem Team.
kit-sent = Das Einstellungspaket für die Rolle { $role } ist auf dem Weg zu dir, als Markdown-Datei in einer Direktnachricht.
kit-no-role = Nenne die Rolle, die ihr besetzen wollt, zum Beispiel `/mlteam kit data engineer`.
kit-page-advert = Anzeige: { $role }
kit-page-interview = Gespräch: { $role }
kit-page-start = Erste 90 Tage: { $role }
kit-first-tasks = Erste Aufgaben
kit-must-have = Unbedingt nötig
kit-nice-to-have = Gut, aber nicht nötig
kit-about-us = Über euch
kit-ask = Im Gespräch fragen
kit-ask-together = Und zur Zusammenarbeit
kit-level = Niveau
kit-before = Bevor ihr ausschreibt
kit-nothing-known = Dazu steht für diese Rolle nichts in der Wissensbasis.

# Warum, oder warum jetzt nicht
kit-hire-when = Einstellen, wenn
kit-why-here = Warum bei euch
kit-needed-now = Braucht ihr diese Rolle jetzt?
kit-no-post = Lasst euch eine Stelle genehmigen: Ihr habt mir gesagt, dass gerade niemand eingestellt werden kann.

# Über Unternehmen und Team, wie es in einer Anzeige steht
kit-we = Wir sind (… was das Unternehmen macht), { $people } Leute.
kit-we-unknown = Wir sind (… was das Unternehmen macht), (…) Leute.
kit-we-untold = Wir sind (… was das Unternehmen macht, und für wie viele Kunden).
kit-work-predictive = Wir arbeiten an Vorhersagen aus Tabellen und Zeitreihen.
kit-work-vision = Wir arbeiten mit Bildern und Videos.
kit-work-nlp = Wir arbeiten mit Text und eigenen Modellen dafür.
kit-work-llm_api = Wir arbeiten mit fertigen Sprachmodellen.
kit-work-llm_own = Wir arbeiten mit Sprachmodellen, die wir selbst trainieren oder anpassen.
kit-work-recommender = Wir arbeiten an Empfehlungen und Ranglisten.
kit-work-mixed = Wir arbeiten an verschiedenen Arten von ML.
kit-team = Unser Team heute: { $people }.
kit-team-empty = Du bist die erste Person in diesem Team.
kit-team-untold = Unser Team heute: (… wer dazugehört).
kit-people = { $count ->
    [one] { $count } { $one }
   *[other] { $count } { $many }
}
kit-people-part = { $one } in Teilzeit
kit-people-posts = { $many } ({ $count } Vollzeitstellen)

# Das Niveau
kit-level-junior = Junior (erledigt Aufgaben, andere sehen sie durch). { $because }
kit-level-mid = Mit etwas Erfahrung (erledigt ganze Aufgaben allein). { $because }
kit-level-senior = Senior (löst Probleme und bringt anderen etwas bei). { $because }
kit-level-staff = Staff (gibt mehreren Teams die Richtung vor). { $because }
kit-level-untold = Nehmt jemanden, der das schon gemacht hat, außer jemand im Team kann es beibringen.
kit-level-not-first = Ihr habt schon { $people }, also muss es diesmal kein Senior sein. Ab der dritten Person ist ein Junior auf zwei Seniors gesund (unsere eigene Schätzung).

# Wer fragt und wer anleitet
kit-asked-by = Es fragt, wer bei euch das kann: { $roles }.
kit-asked-by-anybody = Es fragt jemand, der das Fach kennt.
kit-asked-by-such = Es fragt jemand, der das Fach kennt: { $roles }.
kit-asked-by-borrowed = Niemand in eurem Team kennt das Fach gut genug, um es zu beurteilen. Leiht euch für dieses Gespräch jemanden aus: { $roles }.
kit-together-by = Es fragt, wer später die Ergebnisse übernimmt: { $roles }.
kit-asked-by-lead = Es fragt, wer die neue Person führen wird.
kit-mentor = Angeleitet von: { $roles }.
kit-mentor-untold = Bestimmt jemanden, der die neue Person vom ersten Tag an anleitet.
kit-mentor-outside = Niemand in eurem Team kann die neue Person anleiten. Sucht von außen jemanden, der es tut: { $roles }.

# Die Gespräche
kit-talk-done-before = Geht die drei Aufgaben durch: Welche davon wurde schon einmal gemacht, und was kam dabei heraus?
kit-talk-start-with = Mit welcher Aufgabe würde die Person anfangen, und warum?
kit-how-to-mark = Wer fragt, füllt das Bewertungsraster erst allein aus; danach sprecht ihr miteinander.
kit-day = Tag { $number }

# Die Datei
kit-file-draft = Ein Entwurf zum Bearbeiten. Runde Klammern mit Punkten füllt ihr aus. Zu Gehalt und Dauer der Suche steht hier nichts: Wir kennen keine Zahlen, denen wir trauen.
kit-file-no-profile = Ohne Teamprofil geschrieben; mit einem passt es zu Unternehmen und Team.
kit-file-advert = Anzeige, ein Entwurf
kit-file-is-not = Was die Rolle nicht ist
kit-file-mistakes = Fehler, die ihr vermeiden könnt
kit-file-interviews = Ablauf der Gespräche
kit-file-rubric = Bewertungsraster
kit-file-first-days = Erste 90 Tage
kit-file-success = Woran ihr merkt, dass es gut läuft
kit-file-sources = Quellen
kit-file-mission = Die Rolle in einem Satz: { $mission }
kit-file-your-tasks = Deine ersten drei Aufgaben
kit-file-you-bring = Das bringst du mit
kit-file-talk-first = 1. Erstes Gespräch
kit-file-talk-craft = 2. Das Fach
kit-file-talk-together = 3. Zusammenarbeit
kit-file-skill = Fähigkeit
kit-file-weak = Schwach
kit-file-solid = Solide
kit-file-strong = Stark
kit-file-others-advise = Was andere raten
kit-file-on-role = Zur Rolle { $role }:
kit-file-on-hiring = Außerdem, zum Einstellen:
