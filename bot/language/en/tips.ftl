# /mlteam tips: advice that needs no profile beyond the company's size.

# { $sizes } are one or two of the sizes below.
tips-title = Tips for { $sizes } companies
tips-size-micro = micro
tips-size-small = small
tips-size-medium = medium
tips-size-large = large
tips-others = Other sizes: { $commands }
tips-more = More tips
tips-back = Back
tips-size-unknown = I don't know your size yet: /mlteam setup tells me.
tips-your-size = The size of your company.
tips-between = You are between the sizes: your company is large, your ML team is not. So the tips for medium companies fit you too.
