# What was typed and can't be used: changes of a team, and fields with their values.

typed-too-long = That is too long for me; write at most { $most } characters.
typed-too-many = Those are { $count } at once; write { $most } or fewer, so that the effect of each can be seen.
typed-no-setting = Write a name before and a value after { $typed }, such as `hiring=frozen`.
typed-too-fine = Halves and tenths of a post are allowed, nothing finer: { $typed } would be `{ $rounded }`.
typed-part = I can't read { $typed } as a number; write tenths of a post, such as `+{ $tenths } data engineer`.
typed-no-number = I can't read { $typed } as a number; write digits, such as `+1 data engineer` or `+0.5 data engineer`.
typed-too-large = { $typed } is more than any company has; write the number of full-time posts, such as `+2 data engineers`.
typed-unknown-field = I know nothing called { $typed }; write one such as `hiring=frozen`, `stage=first_model` or `models=3`.
typed-unknown-field-near = I know nothing called { $typed }; did you mean { $mended }?
typed-no-number-for = I can't read { $typed } as a number; write digits, such as `{ $field }=3`.
typed-unknown-value = I can't read { $typed } here; there are { $choices }.
typed-unknown-value-near = I can't read { $typed } here; did you mean `{ $mended }`? There are { $choices }.
