# Was jemand selbst beheben kann: Jeder Text sagt, was zu tun ist.

errors-unknown-command = Den Befehl { $word } kenne ich nicht.
errors-unknown-role = Die Rolle { $word } kenne ich nicht.
errors-unknown-company-size = Die Unternehmensgröße { $word } kenne ich nicht.
errors-unknown-format = Das Format { $word } kenne ich nicht.
errors-unknown-choice-for-plan = Bei `plan` kenne ich { $word } nicht.
errors-unknown-choice-for-access = Bei `access` kenne ich { $word } nicht.
errors-unknown-choice-for-nudges = Bei `nudges` kenne ich { $word } nicht.
errors-unknown-choice-for-status = Bei `status` kenne ich { $word } nicht.
errors-did-you-mean = Meinst du { $command }?
errors-type-for-all = `{ $command }` zeigt alle.

errors-no-profile = Für diesen Channel gibt es noch kein Teamprofil. Tippe `/mlteam setup`; das dauert eine Minute.
errors-nudges-off = Erinnerungen sind hier ausgeschaltet. `/mlteam nudges on` schaltet sie ein.
errors-stale-button = Worum es bei dieser Schaltfläche ging, gibt es nicht mehr. Tippe `/mlteam advice` für die heutige Empfehlung, oder `/mlteam setup`, um neu anzufangen.
errors-nothing-stored = Zu diesem Channel ist nichts gespeichert. Tippe `/mlteam setup`, um anzufangen.
errors-team-fills-company = Mit einer Person mehr wäre das Team größer als das Unternehmen im Profil. Tippe `/mlteam setup` und berichtige zuerst die Zahl der Beschäftigten.
errors-no-team-here = Ein Teamprofil gehört zu einem Channel, nicht in unsere Direktnachrichten. Tippe das in dem Channel, in dem das Team geplant wird. Hier kannst du mich alles zu ML-Teams fragen, zum Beispiel: Wann brauchen wir MLOps Engineers?

errors-ours = Entschuldige, das hat nicht geklappt, und es liegt an uns. Bitte versuch es noch einmal; wenn es wieder passiert, gib den Leuten, die mlteam betreiben, diese Kennung: `{ $reference }`
errors-too-late = Slack hat zu lange gebraucht, um das Formular zu öffnen. Bitte versuch es noch einmal.
errors-too-many =
    { $seconds ->
        [one] Das ist mehr, als ich auf einmal beantworten kann. Bitte versuch es in einer Sekunde noch einmal.
       *[other] Das ist mehr, als ich auf einmal beantworten kann. Bitte versuch es in { $seconds } Sekunden noch einmal.
    }
errors-not-in-channel = Du bist oder ich bin nicht mehr in diesem Channel. Tritt ihm bei, oder tippe dort `/invite @mlteam`, und versuch es noch einmal.
errors-slack-silent = Ich konnte Slack gerade nicht fragen. Bitte versuch es in einer Minute noch einmal.
errors-groups-not-granted = Ich kann nicht in die Benutzergruppen sehen: Wer mlteam betreibt, muss der App die Berechtigung `usergroups:read` geben.

errors-share-not-invited = Ich bin nicht in diesem Channel. Tippe `/invite @mlteam` und teile es dann noch einmal.
errors-share-archived = Dieser Channel ist archiviert, deshalb kann ich hier nichts schreiben.
errors-share-restricted = Wer hier schreiben darf, ist eingeschränkt; ich darf es nicht.
errors-share-too-fast = Slack bittet mich zu warten. Teile es in einer Minute noch einmal.
errors-share-unknown = Ich weiß nicht, ob es angekommen ist, weil Slack nicht geantwortet hat. Sieh im Channel nach, bevor du es noch einmal teilst.

errors-file-busy = Gerade sind viele Dateien unterwegs. Bitte frag in einer Minute noch einmal.
errors-file-not-allowed = Ich darf hier noch keine Dateien senden. Wer mlteam betreibt, muss die App noch einmal installieren: Sie braucht mehr Rechte als zuvor, um Leuten direkt zu schreiben und Dateien zu senden.
errors-file-refused = Slack lässt mich dir die Datei nicht als Direktnachricht senden ({ $code }).
errors-file-unknown = Ich weiß nicht, ob die Datei bei dir angekommen ist, weil Slack nicht geantwortet hat. Sieh in deinen Direktnachrichten mit mir nach, und frag noch einmal, wenn sie fehlt. Kennung: `{ $reference }`
errors-file-comment = { $title }, wie gewünscht.
