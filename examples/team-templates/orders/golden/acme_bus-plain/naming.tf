# At Acme a name begins with the domain that it is part of, so that whoever reads a bill knows whom to ask.
check "name" {
  assert {
    condition     = startswith(var.name, "orders-")
    error_message = "The name begins with the domain: orders-."
  }
}
