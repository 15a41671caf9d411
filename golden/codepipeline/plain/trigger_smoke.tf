# CodePipeline knows no resources to narrow these to: a job is named by its id, which only its event tells.
data "aws_iam_policy_document" "smoke_answer" {
  # checkov:skip=CKV_AWS_111:CodePipeline has no resource-level permissions for results of jobs
  # checkov:skip=CKV_AWS_356:CodePipeline has no resource-level permissions for results of jobs
  statement {
    sid       = "TellHowTheJobWent"
    actions   = ["codepipeline:PutJobSuccessResult", "codepipeline:PutJobFailureResult"]
    resources = ["*"]
  }
}

resource "aws_iam_role_policy" "smoke_answer" {
  name   = "answer-smoke"
  role   = aws_iam_role.this.id
  policy = data.aws_iam_policy_document.smoke_answer.json
}

resource "aws_codepipeline" "smoke" {
  # checkov:skip=CKV_AWS_219:S3 encrypts what passes between the steps; no customer key was asked for
  name           = "${var.name}-smoke"
  role_arn       = aws_iam_role.smoke_pipeline.arn
  pipeline_type  = "V2"
  execution_mode = "SUPERSEDED"

  artifact_store {
    location = aws_s3_bucket.smoke_artifacts.bucket
    type     = "S3"
  }

  stage {
    name = "Source"

    action {
      name             = "Source"
      category         = "Source"
      owner            = "AWS"
      provider         = "CodeStarSourceConnection"
      version          = "1"
      output_artifacts = ["source"]

      configuration = {
        ConnectionArn    = var.smoke_connection_arn
        FullRepositoryId = var.smoke_repository_id
        BranchName       = var.smoke_branch
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
        FunctionName   = aws_lambda_function.this.function_name
        UserParameters = "{\"url\": \"https://shop.example.com\"}"
      }
    }
  }

  tags = var.tags

  # CodePipeline starts its first execution as soon as it is made, and the function must be able to answer it.
  depends_on = [aws_iam_role_policy.smoke_pipeline, aws_iam_role_policy.smoke_answer]
}

# Only who may pass this role (iam:PassRole) can give it to a pipeline.
data "aws_iam_policy_document" "smoke_pipeline_assume_role" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["codepipeline.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "smoke_pipeline" {
  name               = "${var.name}-smoke"
  description        = "What the pipeline of ${var.name} works with."
  assume_role_policy = data.aws_iam_policy_document.smoke_pipeline_assume_role.json

  tags = var.tags
}

data "aws_iam_policy_document" "smoke_pipeline" {
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
    resources = ["${aws_s3_bucket.smoke_artifacts.arn}/*"]
  }

  statement {
    sid       = "LookAtArtifactStore"
    actions   = ["s3:GetBucketAcl", "s3:GetBucketLocation", "s3:GetBucketVersioning"]
    resources = [aws_s3_bucket.smoke_artifacts.arn]
  }

  # A connection is called after the one or the other service, by its age.
  statement {
    sid       = "FetchSource"
    actions   = ["codeconnections:UseConnection", "codestar-connections:UseConnection"]
    resources = [var.smoke_connection_arn]
  }
}

resource "aws_iam_role_policy" "smoke_pipeline" {
  name   = "pipeline"
  role   = aws_iam_role.smoke_pipeline.id
  policy = data.aws_iam_policy_document.smoke_pipeline.json
}

# What passes from one step to the next. The next execution makes it again.
resource "aws_s3_bucket" "smoke_artifacts" {
  # checkov:skip=CKV_AWS_18:Access logs go to a bucket for logs, which is the account's and not this module's
  # checkov:skip=CKV_AWS_21:Each execution writes objects of its own; there are no versions to keep
  # checkov:skip=CKV_AWS_144:Nobody needs a copy of artifacts in another Region
  # checkov:skip=CKV_AWS_145:S3 encrypts with a key of its own (SSE-S3); no customer key was asked for
  # checkov:skip=CKV2_AWS_62:The pipeline itself says when there is something new
  bucket        = var.smoke_artifact_bucket_name
  force_destroy = true

  tags = var.tags
}

resource "aws_s3_bucket_public_access_block" "smoke_artifacts" {
  bucket = aws_s3_bucket.smoke_artifacts.bucket

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_lifecycle_configuration" "smoke_artifacts" {
  bucket = aws_s3_bucket.smoke_artifacts.bucket

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

data "aws_iam_policy_document" "smoke_artifacts" {
  statement {
    sid       = "RefuseWithoutTLS"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [aws_s3_bucket.smoke_artifacts.arn, "${aws_s3_bucket.smoke_artifacts.arn}/*"]

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

resource "aws_s3_bucket_policy" "smoke_artifacts" {
  bucket = aws_s3_bucket.smoke_artifacts.bucket
  policy = data.aws_iam_policy_document.smoke_artifacts.json

  # S3 refuses to change both at once.
  depends_on = [aws_s3_bucket_public_access_block.smoke_artifacts]
}
