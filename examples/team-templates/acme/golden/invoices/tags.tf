# The team's own tags are on everything, whatever else is given.
locals {
  tags = merge(var.tags, {
    CostCentre = "4711"
    Domain     = "billing"
    Team       = "invoicing"
  })
}
