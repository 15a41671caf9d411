# CodePipeline knows no resources to narrow these to: a job is named by its id, which only its event tells.
data "aws_iam_policy_document" "migration_answer" {
  # checkov:skip=CKV_AWS_111:CodePipeline has no resource-level permissions for results of jobs
  # checkov:skip=CKV_AWS_356:CodePipeline has no resource-level permissions for results of jobs
  statement {
    sid       = "TellHowTheJobWent"
    actions   = ["codepipeline:PutJobSuccessResult", "codepipeline:PutJobFailureResult"]
    resources = ["*"]
  }
}

resource "aws_iam_role_policy" "migration_answer" {
  name   = "answer-migration"
  role   = aws_iam_role.this.id
  policy = data.aws_iam_policy_document.migration_answer.json
}

resource "aws_codepipeline" "migration" {
  name           = "${var.name}-migration"
  role_arn       = aws_iam_role.migration_pipeline.arn
  pipeline_type  = "V2"
  execution_mode = "QUEUED"

  artifact_store {
    location = aws_s3_bucket.migration_artifacts.bucket
    type     = "S3"

    encryption_key {
      id   = aws_kms_key.this.arn
      type = "KMS"
    }
  }

  stage {
    name = "Source"

    action {
      name             = "Source"
      category         = "Source"
      owner            = "AWS"
      provider         = "S3"
      version          = "1"
      output_artifacts = ["source"]

      configuration = {
        S3Bucket    = split(":::", var.migration_source_bucket_arn)[1]
        S3ObjectKey = var.migration_source_object_key

        # The rule below starts the pipeline; to look for changes again and again is the old way.
        PollForSourceChanges = "false"
      }
    }
  }

  stage {
    name = "Step"

    action {
      name            = "Step"
      category        = "Invoke"
      owner           = "AWS"
      provider        = "Lambda"
      version         = "1"
      input_artifacts = ["source"]

      # Later actions read what the function returns as #{step.KEY}.
      namespace = "step"

      configuration = {
        FunctionName = aws_lambda_function.this.function_name
      }
    }

    on_failure {
      result = "RETRY"

      retry_configuration {
        retry_mode = "FAILED_ACTIONS"
      }
    }
  }

  tags = var.tags

  # CodePipeline starts its first execution as soon as it is made, and the function must be able to answer it.
  depends_on = [aws_iam_role_policy.migration_pipeline, aws_iam_role_policy.migration_answer]
}

# Only who may pass this role (iam:PassRole) can give it to a pipeline.
data "aws_iam_policy_document" "migration_pipeline_assume_role" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["codepipeline.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "migration_pipeline" {
  name               = "${var.name}-migration"
  description        = "What the pipeline of ${var.name} works with."
  assume_role_policy = data.aws_iam_policy_document.migration_pipeline_assume_role.json

  tags = var.tags
}

data "aws_iam_policy_document" "migration_pipeline" {
  # checkov:skip=CKV_AWS_356:ListFunctions has no resource-level permissions
  statement {
    sid       = "RunStep"
    actions   = ["lambda:InvokeFunction"]
    resources = [aws_lambda_function.this.arn]
  }

  statement {
    sid       = "FindFunction"
    actions   = ["lambda:ListFunctions"]
    resources = ["*"]
  }

  # The function reads artifacts with these rights too: each job brings credentials of this role along.
  statement {
    sid       = "PassArtifactsOn"
    actions   = ["s3:GetObject", "s3:GetObjectVersion", "s3:PutObject", "s3:PutObjectAcl"]
    resources = ["${aws_s3_bucket.migration_artifacts.arn}/*"]
  }

  statement {
    sid       = "LookAtArtifactStore"
    actions   = ["s3:GetBucketAcl", "s3:GetBucketLocation", "s3:GetBucketVersioning"]
    resources = [aws_s3_bucket.migration_artifacts.arn]
  }

  statement {
    sid       = "FetchSource"
    actions   = ["s3:GetObject", "s3:GetObjectVersion"]
    resources = ["${var.migration_source_bucket_arn}/${var.migration_source_object_key}"]
  }

  statement {
    sid       = "LookAtSource"
    actions   = ["s3:GetBucketAcl", "s3:GetBucketLocation", "s3:GetBucketVersioning", "s3:ListBucket"]
    resources = [var.migration_source_bucket_arn]
  }

  statement {
    sid       = "UseKey"
    actions   = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"]
    resources = [aws_kms_key.this.arn]
  }
}

resource "aws_iam_role_policy" "migration_pipeline" {
  name   = "pipeline"
  role   = aws_iam_role.migration_pipeline.id
  policy = data.aws_iam_policy_document.migration_pipeline.json
}

# What passes from one step to the next. The next execution makes it again.
resource "aws_s3_bucket" "migration_artifacts" {
  # checkov:skip=CKV_AWS_18:Access logs go to a bucket for logs, which is the account's and not this module's
  # checkov:skip=CKV_AWS_21:Each execution writes objects of its own; there are no versions to keep
  # checkov:skip=CKV_AWS_144:Nobody needs a copy of artifacts in another Region
  # checkov:skip=CKV2_AWS_62:The pipeline itself says when there is something new
  bucket        = var.migration_artifact_bucket_name
  force_destroy = true

  tags = var.tags
}

resource "aws_s3_bucket_public_access_block" "migration_artifacts" {
  bucket = aws_s3_bucket.migration_artifacts.bucket

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_server_side_encryption_configuration" "migration_artifacts" {
  bucket = aws_s3_bucket.migration_artifacts.bucket

  rule {
    # One data key for many objects: far fewer calls to KMS.
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.this.arn
    }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "migration_artifacts" {
  bucket = aws_s3_bucket.migration_artifacts.bucket

  # CodePipeline never deletes an artifact.
  rule {
    id     = "expire"
    status = "Enabled"

    # The whole bucket.
    filter {
      prefix = ""
    }

    expiration {
      days = 30
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }
}

data "aws_iam_policy_document" "migration_artifacts" {
  statement {
    sid       = "RefuseWithoutTLS"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [aws_s3_bucket.migration_artifacts.arn, "${aws_s3_bucket.migration_artifacts.arn}/*"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}

resource "aws_s3_bucket_policy" "migration_artifacts" {
  bucket = aws_s3_bucket.migration_artifacts.bucket
  policy = data.aws_iam_policy_document.migration_artifacts.json

  # S3 refuses to change both at once.
  depends_on = [aws_s3_bucket_public_access_block.migration_artifacts]
}

resource "aws_cloudwatch_event_rule" "migration" {
  name        = "${var.name}-migration"
  description = "Starts the pipeline of ${var.name} when its source is uploaded."

  event_pattern = jsonencode({
    source      = ["aws.s3"]
    detail-type = ["Object Created"]
    detail = {
      bucket = { name = [split(":::", var.migration_source_bucket_arn)[1]] }
      object = { key = [var.migration_source_object_key] }
    }
  })

  tags = var.tags
}

resource "aws_cloudwatch_event_target" "migration" {
  rule      = aws_cloudwatch_event_rule.migration.name
  target_id = "pipeline"
  arn       = aws_codepipeline.migration.arn
  role_arn  = aws_iam_role.migration_start.arn

  # EventBridge drops an event that it may not deliver.
  depends_on = [aws_iam_role_policy.migration_start]
}

data "aws_iam_policy_document" "migration_start_assume_role" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["events.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [aws_cloudwatch_event_rule.migration.arn]
    }
  }
}

resource "aws_iam_role" "migration_start" {
  # IAM allows 64 characters here.
  name               = substr("${var.name}-migration-start", 0, 64)
  description        = "Lets EventBridge start the pipeline of ${var.name}."
  assume_role_policy = data.aws_iam_policy_document.migration_start_assume_role.json

  tags = var.tags
}

data "aws_iam_policy_document" "migration_start" {
  statement {
    actions   = ["codepipeline:StartPipelineExecution"]
    resources = [aws_codepipeline.migration.arn]
  }
}

resource "aws_iam_role_policy" "migration_start" {
  name   = "start"
  role   = aws_iam_role.migration_start.id
  policy = data.aws_iam_policy_document.migration_start.json
}
