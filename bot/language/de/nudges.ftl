# Was `/mlteam nudges` auf Wörter antwortet, mit denen es nichts anfangen kann, und die Liste der letzten Erinnerungen.

nudges-invite-and-set-up = Zwei Schritte vorher: Tippe `/invite @mlteam`, denn ich bin nicht in diesem Channel und kann hier nichts schreiben; danach `/mlteam setup`, das dauert eine Minute.
nudges-say-which = Sag, was genau: `/mlteam nudges { $word } { $example }`.
# Beispiele für das, was auf jedes Wort folgen kann.
nudges-example-mute = 21. dezember bis 6. januar
nudges-example-zone = Europe/Berlin
nudges-example-hours = 9-17 mo-fr
nudges-example-holidays = Deutschland
nudges-example-language = Englisch
nudges-off-for-good = Damit hören die Erinnerungen ganz auf. Für Ruhe bis zu einem Tag schreib zum Beispiel `/mlteam nudges pause bis 15. dezember`.
nudges-on-at-once = Damit geht es sofort weiter. Für Ruhe bis zu einem Tag schreib zum Beispiel `/mlteam nudges pause bis 15. dezember`.

# Die letzten Erinnerungen.
nudges-log-empty = Bisher stand keine Erinnerung an. Mit `/mlteam nudges` siehst du, wann die nächste kommt.
nudges-log-title = *Die letzten Erinnerungen*
nudges-log-more = Mit `/mlteam nudges` siehst du die nächsten, mit `/mlteam history` die Entscheidungen.
nudges-log-line = { $when }: { $state }
nudges-log-line-about = { $when }: { $state } ({ $about })
nudges-log-tip = ein Tipp
nudges-log-claimed = wird gleich gesendet
nudges-log-posting = wird gerade gesendet
nudges-log-posted = gesendet
nudges-log-silent = nichts Neues, also war ich still
nudges-log-failed = nicht gesendet
nudges-log-refused = nicht gesendet: Slack hat es abgelehnt ({ $error })
nudges-log-unknown = niemand weiß, ob Slack es angenommen hat; nicht noch einmal gesendet, die nächste sagt dasselbe
nudges-log-missed = verpasst, weil ich nicht lief; die nächste sagt dasselbe
nudges-log-waiting = Slack ist überlastet
nudges-log-again = Slack ist überlastet; nächster Versuch { $when }
