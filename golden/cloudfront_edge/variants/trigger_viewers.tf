# What is cached, and for how long, the origin says. No managed policy does only that: UseOriginCacheControlHeaders also
# sends the viewers' Host to the origin, and one that knows its own name alone refuses it.
resource "aws_cloudfront_cache_policy" "viewers" {
  name    = "${var.name}-viewers"
  comment = "As the origin's Cache-Control says, apart for each query string and cookie."

  min_ttl     = 0
  default_ttl = 0
  max_ttl     = 31536000

  parameters_in_cache_key_and_forwarded_to_origin {
    enable_accept_encoding_brotli = true
    enable_accept_encoding_gzip   = true

    query_strings_config {
      query_string_behavior = "all"
    }

    cookies_config {
      cookie_behavior = "all"
    }

    # By these an origin may answer differently, so one viewer's answer must not become another's.
    headers_config {
      header_behavior = "whitelist"

      headers {
        items = ["Origin", "X-HTTP-Method", "X-HTTP-Method-Override", "X-Method-Override"]
      }
    }
  }
}

resource "aws_cloudfront_distribution" "viewers" {
  # checkov:skip=CKV_AWS_68:Nobody asked for a firewall; one is associated by web_acl_id
  # checkov:skip=CKV2_AWS_47:Nobody asked for a firewall; one is associated by web_acl_id
  # checkov:skip=CKV_AWS_86:Access logs go to CloudWatch Logs, by the delivery below
  # checkov:skip=CKV_AWS_305:What / is, the origin says
  # checkov:skip=CKV_AWS_310:There is one origin to ask
  # checkov:skip=CKV_AWS_374:Viewers come from everywhere
  comment         = "${var.name}-viewers"
  enabled         = true
  is_ipv6_enabled = true
  http_version    = "http2and3"
  price_class     = "PriceClass_All"
  aliases         = [var.viewers_domain_name]

  origin {
    origin_id   = "origin"
    domain_name = var.viewers_origin_domain_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "origin"
    viewer_protocol_policy = "redirect-to-https"
    allowed_methods        = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"]
    cached_methods         = ["GET", "HEAD"]
    compress               = true

    cache_policy_id = aws_cloudfront_cache_policy.viewers.id

    # Managed policies have the same ids in every account: AllViewerExceptHostHeader (the origin gets its own name) and
    # SecurityHeadersPolicy.
    origin_request_policy_id   = "b689b0a8-53d0-40ab-baf2-68738e2966ac"
    response_headers_policy_id = "67f7725c-6f97-4210-82d7-5512b31e9d03"

    # The version with its number. A new one reaches every edge location within minutes.
    lambda_function_association {
      event_type   = "viewer-request"
      lambda_arn   = aws_lambda_function.this.qualified_arn
      include_body = false
    }
  }

  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }

  viewer_certificate {
    acm_certificate_arn      = var.viewers_certificate_arn
    ssl_support_method       = "sni-only"
    minimum_protocol_version = "TLSv1.2_2021"
  }

  tags = var.tags
}

resource "aws_cloudwatch_log_group" "viewers_access" {
  # checkov:skip=CKV_AWS_158:CloudWatch Logs encrypts with a key that AWS owns; no customer key was asked for
  provider = aws.us_east_1

  # Log groups under /aws/vendedlogs/ share one resource policy, so that its size limit is not reached.
  name              = "/aws/vendedlogs/cloudfront/${var.name}-viewers"
  retention_in_days = 365

  tags = var.tags
}

resource "aws_cloudwatch_log_delivery_source" "viewers" {
  provider = aws.us_east_1

  name         = "${var.name}-viewers"
  log_type     = "ACCESS_LOGS"
  resource_arn = aws_cloudfront_distribution.viewers.arn

  tags = var.tags
}

resource "aws_cloudwatch_log_delivery_destination" "viewers" {
  provider = aws.us_east_1

  name          = "${var.name}-viewers"
  output_format = "json"

  delivery_destination_configuration {
    destination_resource_arn = aws_cloudwatch_log_group.viewers_access.arn
  }

  tags = var.tags
}

resource "aws_cloudwatch_log_delivery" "viewers" {
  provider = aws.us_east_1

  delivery_source_name     = aws_cloudwatch_log_delivery_source.viewers.name
  delivery_destination_arn = aws_cloudwatch_log_delivery_destination.viewers.arn

  tags = var.tags
}
