# CodePipeline knows no resources to narrow these to: a job is named by its id, which only its event tells.
data "aws_iam_policy_document" "announcement_answer" {
  # checkov:skip=CKV_AWS_111:CodePipeline has no resource-level permissions for results of jobs
  # checkov:skip=CKV_AWS_356:CodePipeline has no resource-level permissions for results of jobs
  statement {
    sid       = "TellHowTheJobWent"
    actions   = ["codepipeline:PutJobSuccessResult", "codepipeline:PutJobFailureResult"]
    resources = ["*"]
  }
}

resource "aws_iam_role_policy" "announcement_answer" {
  name   = "answer-announcement"
  role   = aws_iam_role.this.id
  policy = data.aws_iam_policy_document.announcement_answer.json
}

# What the role of the existing pipeline needs to call the function; that role is not this module's.
data "aws_iam_policy_document" "announcement_pipeline" {
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
}
