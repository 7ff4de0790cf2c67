install-title = mlteam zu Slack hinzufügen
install-what = mlteam hilft beim Aufbau eines Machine-Learning-Teams. Es arbeitet in dem Slack-Channel, in dem ihr das Team plant.
install-does-advise = Es sagt, wen ihr als Nächstes einstellt, warum, warum nicht jemand anderen, und wann ihr niemanden einstellen solltet. Jede Antwort nennt ihre Quellen und wie sicher sie ist.
install-does-follow-up = Es erinnert den Channel an offene Empfehlungen, bis über jede entschieden ist, und nur während der Arbeitszeit.
install-does-explain = Es erklärt, wer in einem ML-Team was macht, und hilft bei Plänen und Gesprächen.
install-button = Zu Slack hinzufügen
install-admin = In manchen Workspaces muss die Administration zustimmen.
install-scopes-title = Welche Berechtigungen es braucht, und wofür
install-optional = (freiwillig)
install-privacy-title = Was es speichert
install-privacy = Je Channel: was ihr über Unternehmen und Team angegeben habt, eure Entscheidungen, die Zeiten der Erinnerungen, und wer was geändert hat. Keine Nachrichten und keine Namen: Personen stehen dort mit ihrer Slack-Kennung. Was zu einem Channel gespeichert ist, können alle in ihm lesen.
install-removal = { "/mlteam export" } gibt alles heraus, { "/mlteam forget" } löscht es. Entfernt ihr die App aus Slack, wird sofort alles gelöscht.
install-privacy-link = Die ganze Datenschutzerklärung
install-support-title = Hilfe
install-support = Fragt hier:
install-support-none = Fragt die Leute, die euch auf diese Seite geschickt haben.

install-scope-app_mentions-read = Ihr könnt es in einem Channel mit @mlteam etwas fragen.
install-scope-assistant-write = Neben eurer Unterhaltung zeigt es Vorschläge für Fragen, und dass es gerade nachsieht.
install-scope-channels-read = Es erkennt, ob es in einem öffentlichen Channel ist und ob du es bist: Niemand liest die Pläne eines fremden Channels.
install-scope-chat-write = Es schreibt Erinnerungen, Antworten, die ihr teilt, und eine Begrüßung.
install-scope-commands = Ihr könnt /mlteam tippen.
install-scope-files-write = Es schickt euch Dateien, um die ihr bittet, etwa einen Export, und zeigt Bilder des Teams.
install-scope-groups-read = Wie channels:read, für private Channels, in die ihr es eingeladen habt.
install-scope-im-history = Ihr könnt es in einer Direktnachricht etwas fragen. Andere Nachrichten liest es nicht.
install-scope-im-write = Es kann einer Person allein eine Datei schicken.
install-scope-users-read = Es antwortet in deiner Sprache, kennt deine Zeitzone und weiß, wer zur Administration gehört.
install-scope-usergroups-read = Ihr könnt eine Benutzergruppe bestimmen lassen, wer den Plan ändern darf.

install-your-workspace = eurem Workspace
install-success-title = mlteam ist jetzt in { $workspace }
install-success-next = Drei Schritte, eine Minute:
install-success-open = Öffnet den Channel, in dem ihr das Team plant.
install-success-setup = Tippt { "/mlteam setup" } und beantwortet ein paar Fragen.
install-success-invite = Tippt dort { "/invite @mlteam" }, wenn ihr Erinnerungen wollt.
install-success-button = Slack öffnen

install-failure-title = mlteam wurde nicht installiert
install-failure-access-denied = Du oder Slack hat vorher abgebrochen. Es ist nichts gespeichert.
install-failure-invalid-browser = Diese Seite wurde in einem anderen Browser geöffnet als dem, in dem die Installation begann, oder Cookies sind ausgeschaltet. Fang in diesem Browser noch einmal an.
install-failure-invalid-state = Dieser Link wurde schon benutzt oder ist älter als zehn Minuten. Fang noch einmal an.
install-failure-storage-error = Es ließ sich nicht speichern, und es liegt an uns. Bitte versuch es in ein paar Minuten noch einmal.
install-failure-other = Slack hat die Installation nicht bestätigt. Bitte fang noch einmal an.
install-again = Noch einmal anfangen

install-not-installed = mlteam ist hier nicht mehr installiert. Wer Apps installieren darf, kann es wieder hinzufügen: { $link }
install-not-installed-no-link = mlteam ist hier nicht mehr installiert. Wer Apps installieren darf, muss es wieder hinzufügen.
