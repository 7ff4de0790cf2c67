# Was geantwortet wird, wo sich kein Formular öffnen lässt.

said-press = Drück die Schaltfläche, dann öffnet sich das Formular.
said-type = Das öffnet ein Formular. Tippe dafür { $command }.
said-button-decide = Entscheiden
said-button-access = Festlegen, wer ändern darf
