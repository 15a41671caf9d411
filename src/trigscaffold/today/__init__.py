"""The trigger that Terraform has today: recognised, its needs read off, and judged by the rules of `recommend`."""
