pictures-day-pattern = d.M.
pictures-year-pattern = y
pictures-thousands = { $number }k
pictures-millions = { $number }M

pictures-other-roles = Andere Rollen
pictures-history-file = Euer ML-Team im Lauf der Zeit
pictures-history-title = Vollzeitstellen: { $totals }

pictures-target-file = Euer ML-Team und das Zielteam
pictures-target-title = Team heute und Ziel
pictures-target-about = Vollzeitstellen. Das Ziel ist eine Orientierung für: { $kind }.
pictures-today = Heute
pictures-target = Ziel
pictures-nobody = niemand
pictures-beside-target = { $today }, Ziel { $target }
pictures-as-in-target = { $today }, wie im Ziel
pictures-not-in-target = { $today }, nicht im Ziel

pictures-plan-file = Euer Einstellungsplan
pictures-plan-stops = Vor jeder Einstellung
pictures-plan-first = Zuerst, ohne Einstellung
pictures-plan-hires = Einstellungen, in dieser Reihenfolge
pictures-plan-frozen = Wenn ihr wieder einstellt, in dieser Reihenfolge
pictures-plan-later = Später
pictures-plan-step = Team: { $before } → { $after } Stellen. { $why }
pictures-plan-from-target = Wie im Zielteam.

pictures-show = Als Bild zeigen
pictures-being-drawn = Das Bild wird gezeichnet …
pictures-sent-instead = Slack zeigt das Bild hier nicht, deshalb schicke ich es dir als Direktnachricht.
pictures-not-taken = Slack hat das Bild nicht angenommen ({ $code }), deshalb bleibt diese Antwort, wie sie war.
pictures-failed = Das Bild hat nicht geklappt, und das liegt an uns, deshalb bleibt diese Antwort, wie sie war. Kennung: `{ $reference }`
pictures-not-allowed = Ich darf hier noch keine Bilder schicken: Wer mlteam betreibt, muss die App neu installieren.
pictures-nothing = Es gibt noch nichts zu zeichnen. Schreib `/mlteam setup` und erzähl mir von eurem Team.
