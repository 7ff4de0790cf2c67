# Posts by role as people type them, and what can't be read of them.

posts-twice = You name { $roles } twice; name each role once.
posts-nothing = Write the posts, such as `0.5 data engineer, 0.5 ML engineer`.
posts-no-change = Write how many posts there are, such as `0.5 data engineer`.
posts-how-many = Say how many posts, such as `0.5 { $role }`.
posts-unreadable = I can't read { $typed } as posts; write a number and a role, such as `0.5 data engineer`.
posts-which-role = Say which role after { $typed }, such as `+1 data engineer`.
posts-changes-nothing = { $typed } changes nothing; write at least a tenth of a post.
posts-unreadable-change = I can't read { $typed } as a change; write changes such as `+1 data-engineer -1 ds` or `hiring=frozen`.
posts-say-how-many = Say how many, such as `+1 { $role }` or `-1 { $role }`.
