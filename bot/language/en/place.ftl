# Time zones and countries that are not known.

place-unknown-zone = I don't know the time zone { $typed }. Write one such as `Europe/Berlin`.
place-unknown-zone-near = I don't know the time zone { $typed }. Did you mean `{ $near }`?
place-unknown-country = I know no public holidays of { $typed }. Write one such as `Spain` or `ES`. Or write `none`.
place-unknown-country-near = I know no public holidays of { $typed }. Did you mean `{ $near }`? Or write `none`.
place-norway-or-none = Write `Norway`, or `none` for no public holidays.
place-unknown-part = I don't know the part { $typed } of { $country }. Known are { $parts }.
place-no-parts = I don't know the part { $typed } of { $country }. None is known.
# A country with one of its parts, such as "Germany: Bayern (DE-BY)".
place-part = { $country }: { $part } ({ $code })
place-part-code = { $country } ({ $code })
