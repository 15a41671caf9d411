module "topic" {
  source    = "./permission"
  principal = "sns.amazonaws.com"
}
