# What is answered where a form can't be opened.

said-press = Press the button, and the form opens.
said-type = That opens a form. Type { $command } for it.
said-button-decide = Decide
said-button-access = Choose who may change things
