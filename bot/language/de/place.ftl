# Zeitzonen und Länder, die nicht bekannt sind.

place-unknown-zone = Die Zeitzone { $typed } kenne ich nicht. Schreib sie zum Beispiel so: `Europe/Berlin`.
place-unknown-zone-near = Die Zeitzone { $typed } kenne ich nicht. Meinst du `{ $near }`?
place-unknown-country = Für { $typed } kenne ich keine Feiertage. Schreib zum Beispiel `Spanien` oder `ES`. Oder schreib `keine`.
place-unknown-country-near = Für { $typed } kenne ich keine Feiertage. Meinst du `{ $near }`? Oder schreib `keine`.
place-norway-or-none = Schreib `Norwegen` oder `keine`, wenn keine Feiertage gelten sollen.
place-unknown-part = Den Teil { $typed } kenne ich nicht ({ $country }). Bekannt sind { $parts }.
place-no-parts = Den Teil { $typed } kenne ich nicht ({ $country }). Bekannt ist keiner.
# Ein Land mit einem Teil davon, etwa „Deutschland: Bayern (DE-BY)“.
place-part = { $country }: { $part } ({ $code })
place-part-code = { $country } ({ $code })
