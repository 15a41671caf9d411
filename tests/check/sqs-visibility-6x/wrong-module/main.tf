module "orders" {
  source = "./worker"

  name    = "orders"
  timeout = 120
}
