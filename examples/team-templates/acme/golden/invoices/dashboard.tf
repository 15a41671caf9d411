# Acme's dashboard for a service. In Acme's own repositories this is a module of the registry,
#   source = "registry.acme.example/platform/service-dashboard/aws", version = "~> 2.1";
# the folder here stands in for it, so that the example needs no registry.
module "dashboard" {
  source = "./modules/service-dashboard"

  name          = var.name
  function_name = aws_lambda_function.this.function_name
  runbook       = "https://wiki.acme.example/billing/invoices"
}
