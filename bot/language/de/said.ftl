# Was geantwortet wird, wo sich kein Formular öffnen lässt.

said-press = Drück die Schaltfläche, dann öffnet sich das Formular.
said-type = Das öffnet ein Formular. Tippe dafür { $command }.
