# Was auf /mlteam folgen kann: was zu tippen ist und was das tut. Wörter in Großbuchstaben stehen für Eigenes.

usage-access-1 = access
usage-access-1-does = Wer hier etwas ändern darf; auf einzelne Personen einschränken.
usage-access-2 = access everyone
usage-access-2-does = Alle im Channel dürfen wieder etwas ändern.

usage-advice-1 = advice
usage-advice-1-does = Wen ihr als Nächstes einstellt und warum.

usage-ask-1 = ask FRAGE
usage-ask-1-does = Eine Antwort in einfachen Worten, mit Quellen.

usage-compare-1 = compare ROLLE ROLLE
usage-compare-1-does = Zwei Rollen nebeneinander, und welche zuerst.

usage-decide-1 = decide [REGEL|ROLLE]
usage-decide-1-does = Sag, was ihr zu einem Schritt entschieden habt, oder ändere es.

usage-export-1 = export [json|csv|markdown]
usage-export-1-does = Alles, was zu diesem Channel gespeichert ist, als Datei für dich.

usage-forget-1 = forget
usage-forget-1-does = Alles löschen, was ich über diesen Channel weiß; ich frage vorher nach.

usage-history-1 = history [SEITE]
usage-history-1-does = Was sich geändert hat, wer was entschieden hat und wie das Team gewachsen ist.

usage-kit-1 = kit ROLLE
usage-kit-1-does = Stellenanzeige, Gespräche und die ersten 90 Tage.
usage-kit-2 = kit ROLLE file
usage-kit-2-does = Dasselbe als Datei zum Bearbeiten.

usage-nudges-1 = nudges
usage-nudges-1-does = Wann ich diesen Channel erinnere und wann nicht.
usage-nudges-2 = nudges on|off|preview|log
usage-nudges-2-does = Starten, beenden, die nächste lesen, die letzten auflisten.
usage-nudges-3 = nudges every 2 weeks on tuesday at 10
usage-nudges-3-does = Oder `every month on the last friday`.
usage-nudges-4 = nudges snooze 3 days
usage-nudges-4-does = Nur die nächste verschieben.
usage-nudges-5 = nudges pause until 15 december
usage-nudges-5-does = Eine Weile Ruhe; `nudges resume` beendet sie.
usage-nudges-6 = nudges mute 21 december to 6 january
usage-nudges-6-does = Ruhe an diesen Tagen; dazu gibt es `unmute`.
usage-nudges-7 = nudges zone|hours|holidays …
usage-nudges-7-does = Zum Beispiel `zone Berlin`, `hours 9-17`, `holidays DE`.
usage-nudges-8 = nudges in English
usage-nudges-8-does = Oder `nudges auf Deutsch`: die Sprache für diesen Channel.

usage-plan-1 = plan [1-10]
usage-plan-1-does = Die nächsten Einstellungen der Reihe nach und was jede möglich macht.
usage-plan-2 = plan BUDGET at KOSTEN
usage-plan-2-does = Dasselbe für ein Jahresbudget; KOSTEN ist, was euch eine Stelle kostet.
usage-plan-3 = plan export
usage-plan-3-does = Der Plan als Begründung für die Finanzabteilung.

usage-roles-1 = roles
usage-roles-1-does = Wer in einem ML-Team was macht.
usage-roles-2 = roles ROLLE
usage-roles-2-does = Eine Rolle im Ganzen; DS oder MLOps genügt.

usage-setup-1 = setup
usage-setup-1-does = Erzähl mir von eurem Unternehmen und Team.

usage-share-1 = share [BEFEHL]
usage-share-1-does = Eine Antwort ohne Namen im Channel teilen; sonst die Empfehlung.

usage-status-1 = status
usage-status-1-does = Euer Team heute, was als Nächstes kommt und was wartet.
usage-status-2 = status all
usage-status-2-does = Alles, was ich weiß, neben dem Zielteam und anderen.

usage-tips-1 = tips [micro|small|medium|large]
usage-tips-1-does = Tipps für eure Unternehmensgröße.

usage-whatif-1 = whatif +1 data-engineer -1 ds
usage-whatif-1-does = Die Empfehlung für ein anderes Team; nichts wird gespeichert.

usage-why-1 = why [REGEL|ROLLE]
usage-why-1-does = Was hier dafür und dagegen spricht, Punkt für Punkt.

usage-help-1 = help [BEFEHL]
usage-help-1-does = Die Übersicht, oder alles zu einem Befehl.
