"""HCL as it is written, and what its expressions come to, as far as that can be told without Terraform.

`parse` makes `syntax` of a file; `world` knows the files; a `module.Module` is one instance of a folder of them, and
`evaluate` works out its expressions.  Nothing here raises over what a file says: what cannot be known is unknown.
"""
