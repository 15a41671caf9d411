"""`trigscaffold check`: the practices of the decision rules, over Terraform that somebody else wrote.

`folder` reads HCL and `plan` reads plan JSON; both give `Resource`s.  `graph` makes one `Model` of them, and the rules
read only that.  What cannot be known from what was read is said to be undecidable, never taken for a violation.
"""
