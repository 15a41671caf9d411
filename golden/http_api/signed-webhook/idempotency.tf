# What was handled already, so that a second delivery of the same event does no work.
resource "aws_dynamodb_table" "idempotency" {
  # checkov:skip=CKV_AWS_119:DynamoDB encrypts with a key that AWS owns; no customer key was asked for
  # checkov:skip=CKV_AWS_28:Entries expire by themselves; there is nothing worth restoring to a point in time
  # checkov:skip=CKV2_AWS_16:The table is on demand, which scales by itself
  name         = "${var.name}-idempotency"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"

  attribute {
    name = "id"
    type = "S"
  }

  ttl {
    attribute_name = "expiration"
    enabled        = true
  }

  tags = var.tags
}
