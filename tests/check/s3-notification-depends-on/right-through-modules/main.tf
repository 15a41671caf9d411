module "scan" {
  source = "./scan"
}

# The whole module waits.
module "called" {
  source     = "./files"
  name       = "called"
  function   = module.scan.arn
  depends_on = [module.scan]
}

# What it has to wait for is handed in.
module "handed" {
  source   = "./files"
  name     = "handed"
  function = module.scan.arn
  wait_for = [module.scan.permission]
}

# The output waits.
module "late" {
  source   = "./files"
  name     = "late"
  function = module.scan.late_arn
}
