# Was getippt wurde und nicht geht: Änderungen am Team, und Felder mit ihren Werten.

typed-too-long = Das ist mir zu lang; schreib höchstens { $most } Zeichen.
typed-too-many = Das sind { $count } auf einmal; schreib höchstens { $most }, damit zu sehen ist, was jede bewirkt.
typed-no-setting = Schreib bei { $typed } einen Namen davor und einen Wert dahinter, zum Beispiel `hiring=frozen`.
typed-too-fine = Halbe und zehntel Stellen gehen, nichts Feineres: { $typed } wäre `{ $rounded }`.
typed-part = { $typed } kann ich nicht als Zahl lesen; schreib Zehntel einer Stelle, zum Beispiel `+{ $tenths } data engineer`.
typed-no-number = { $typed } kann ich nicht als Zahl lesen; schreib Ziffern, zum Beispiel `+1 data engineer` oder `+0,5 data engineer`.
typed-too-large = { $typed } ist mehr, als irgendein Unternehmen hat; schreib die Zahl der vollen Stellen, zum Beispiel `+2 data engineers`.
typed-unknown-field = { $typed } kenne ich nicht; schreib zum Beispiel `hiring=frozen`, `stage=first_model` oder `models=3`.
typed-unknown-field-near = { $typed } kenne ich nicht; meinst du { $mended }?
typed-no-number-for = { $typed } kann ich nicht als Zahl lesen; schreib Ziffern, zum Beispiel `{ $field }=3`.
typed-unknown-value = { $typed } kann ich hier nicht lesen; es gibt { $choices }.
typed-unknown-value-near = { $typed } kann ich hier nicht lesen; meinst du `{ $mended }`? Es gibt { $choices }.
