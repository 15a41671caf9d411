"""What `trigscaffold check --fix` writes: edits of single arguments and blocks, with all around them left as it is."""
