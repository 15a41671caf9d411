# The team's own tags are on everything, whatever else is given.
locals {
  tags = merge(var.tags, {
    CostCentre   = "1200"
    Domain       = "orders"
    Team         = "checkout"
    ProvableDays = "3650"
  })
}
