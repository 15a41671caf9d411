"""Team templates: folders of data that lay themselves over the built-in templates, and where they come from."""
