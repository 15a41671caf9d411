# Whoever is on call subscribes to this topic.
resource "aws_sns_topic" "on_call" {
  # checkov:skip=CKV_AWS_26:An alarm's text is no secret, and CloudWatch cannot publish under the AWS managed key
  name = "price-list-on-call"
}

module "price_list" {
  source = "../.."

  name             = "price-list"
  package_path     = "${path.module}/../../build/function.zip"
  alarm_topic_arns = [aws_sns_topic.on_call.arn]

  prices_domain_name = "api.example.com"

  prices_certificate_arn     = "arn:aws:acm:eu-west-1:123456789012:certificate/11112222-3333-4444-5555-666677778888"
  prices_allowed_cidr_blocks = ["0.0.0.0/0"]

  prices_allowed_origin = "https://shop.example.com"

  prices_vpc_id            = data.aws_vpc.default.id
  prices_subnet_ids        = data.aws_subnets.default.ids
  prices_access_log_bucket = aws_s3_bucket_policy.access_logs.bucket

  # So that `terraform destroy` takes it away again; in production leave this line out.
  prices_deletion_protection = false

  tags = {
    service = "price-list"
  }
}

# The default VPC, whose subnets are public, stands for a network of yours.
data "aws_vpc" "default" {
  default = true
}

data "aws_subnets" "default" {
  filter {
    name   = "vpc-id"
    values = [data.aws_vpc.default.id]
  }
}

# Stands for the account's bucket for logs. A load balancer writes to none that is encrypted with a KMS key.
resource "aws_s3_bucket" "access_logs" {
  # checkov:skip=CKV_AWS_18:It is the bucket for access logs
  # checkov:skip=CKV_AWS_21:A log is written once and never changed
  # checkov:skip=CKV_AWS_144:Nobody asked for a copy in another Region
  # checkov:skip=CKV_AWS_145:A load balancer writes only to a bucket under SSE-S3
  bucket_prefix = "price-list-logs-"
  force_destroy = true
}

resource "aws_s3_bucket_public_access_block" "access_logs" {
  bucket = aws_s3_bucket.access_logs.bucket

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

data "aws_iam_policy_document" "access_logs" {
  statement {
    actions   = ["s3:PutObject"]
    resources = ["${aws_s3_bucket.access_logs.arn}/*"]

    principals {
      type        = "Service"
      identifiers = ["logdelivery.elasticloadbalancing.amazonaws.com"]
    }
  }
}

resource "aws_s3_bucket_policy" "access_logs" {
  bucket = aws_s3_bucket.access_logs.bucket
  policy = data.aws_iam_policy_document.access_logs.json

  # S3 refuses to change both at once.
  depends_on = [aws_s3_bucket_public_access_block.access_logs]
}
