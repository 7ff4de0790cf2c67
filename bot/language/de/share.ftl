# Eine private Antwort allen im Channel zeigen, und alles als Datei mitnehmen.

share-button = Im Channel teilen
share-origin = Geteilt am { $day }. Den heutigen Stand zeigt { $command }
share-done = Mit dem Channel geteilt.
share-member = jemand aus diesem Channel
share-members = { $count } Personen aus diesem Channel

share-not-shareable = Was `/mlteam { $name }` antwortet, ist nur für dich und lässt sich nicht teilen. Teile die Empfehlungen mit `/mlteam share`, oder zum Beispiel den Plan mit `/mlteam share plan 3`.
share-not-a-file = Das ist eine Datei für dich, die ich nicht in den Channel stellen kann. Lass `file` oder `export` weg, um die Antwort selbst zu teilen.
share-nobody-here = Hier sind nur du und ich, also gibt es niemanden zum Teilen. Tippe das im Channel des Teams.

share-export-json = Alles, was zu diesem Channel gespeichert ist, kommt gleich zu dir: als JSON-Datei in einer Direktnachricht.
share-export-csv = Was in diesem Channel passiert ist, Zeile für Zeile, kommt gleich zu dir: als CSV-Datei in einer Direktnachricht.
share-export-markdown = Ein Bericht über alles, was zu diesem Channel gespeichert ist, kommt gleich zu dir: als Markdown-Datei in einer Direktnachricht.
share-export-care = Die Datei nennt Personen und enthält, was sie geschrieben haben; gib sie mit Bedacht weiter.
share-export-others = Andere Formate: { $commands }.
