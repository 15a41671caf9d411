"""How `trigscaffold check` is judged: by labels given to public Terraform, and the sources they were read in."""
