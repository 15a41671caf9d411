resource "aws_codecommit_repository" "repository_changes" {
  # checkov:skip=CKV2_AWS_37:How many approve a change is a rule of the team, in a template of its own
  # checkov:skip=CKV_AWS_257:CodeCommit encrypts with the key that AWS manages for it; no customer key was asked for
  repository_name = "${var.name}-repository-changes"
  description     = "Its pushes set ${var.name} off."

  tags = var.tags

  # To delete a repository deletes its history, and CodeCommit does not ask.
  lifecycle {
    prevent_destroy = true
  }
}

# A repository has one list of triggers, and this is it: a second aws_codecommit_trigger for the repository, here or in
# any other state, silently deletes this one. Whoever else needs its events listens on the default event bus.
resource "aws_codecommit_trigger" "repository_changes" {
  repository_name = aws_codecommit_repository.repository_changes.repository_name

  trigger {
    name            = "${var.name}-repository-changes"
    destination_arn = aws_lambda_function.this.arn
    events          = ["all"]
  }

  # CodeCommit calls nobody that does not permit it, and tells nobody.
  depends_on = [aws_lambda_permission.repository_changes]
}

# What a push is about stands in the repository; the event names the commit only.
data "aws_iam_policy_document" "repository_changes_repository" {
  statement {
    sid       = "ReadCommits"
    actions   = ["codecommit:GetCommit", "codecommit:GetDifferences", "codecommit:GetFile"]
    resources = [aws_codecommit_repository.repository_changes.arn]
  }
}

resource "aws_iam_role_policy" "repository_changes_repository" {
  name   = "repository-repository-changes"
  role   = aws_iam_role.this.id
  policy = data.aws_iam_policy_document.repository_changes_repository.json
}

resource "aws_lambda_permission" "repository_changes" {
  statement_id  = "repository_changes"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this.function_name
  principal     = "codecommit.amazonaws.com"
  source_arn    = aws_codecommit_repository.repository_changes.arn
}
