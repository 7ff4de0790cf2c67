# Stellen nach Rolle, wie sie getippt werden.

posts-twice = Du nennst { $roles } zweimal; nenne jede Rolle einmal.
posts-nothing = Schreib die Stellen auf, zum Beispiel `0.5 data engineer, 0.5 ML engineer`.
posts-no-change = Schreib, wie viele Stellen es sind, zum Beispiel `0.5 data engineer`.
posts-how-many = Sag, wie viele Stellen, zum Beispiel `0.5 { $role }`.
posts-unreadable = Ich kann { $typed } nicht als Stellen lesen; schreib eine Zahl und eine Rolle, zum Beispiel `0.5 data engineer`.
posts-which-role = Sag nach { $typed } auch die Rolle, zum Beispiel `+1 data engineer`.
posts-changes-nothing = { $typed } ändert nichts; schreib mindestens eine Zehntelstelle.
posts-unreadable-change = Ich kann { $typed } nicht als Änderung lesen; schreib Änderungen wie `+1 data-engineer -1 ds` oder `hiring=frozen`.
posts-say-how-many = Sag, wie viele, zum Beispiel `+1 { $role }` oder `-1 { $role }`.
