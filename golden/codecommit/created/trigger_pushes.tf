resource "aws_codecommit_repository" "pushes" {
  # checkov:skip=CKV2_AWS_37:How many approve a change is a rule of the team, in a template of its own
  repository_name = "${var.name}-pushes"
  description     = "Its pushes set ${var.name} off."
  kms_key_id      = aws_kms_key.this.arn

  tags = var.tags

  # To delete a repository deletes its history, and CodeCommit does not ask.
  lifecycle {
    prevent_destroy = true
  }
}

# A repository has one list of triggers, and this is it: a second aws_codecommit_trigger for the repository, here or in
# any other state, silently deletes this one. Whoever else needs its events listens on the default event bus.
resource "aws_codecommit_trigger" "pushes" {
  repository_name = aws_codecommit_repository.pushes.repository_name

  trigger {
    name            = "${var.name}-pushes"
    destination_arn = aws_lambda_function.this.arn
    events          = ["createReference", "updateReference"]
    branches        = ["main", "release"]
  }

  # CodeCommit calls nobody that does not permit it, and tells nobody.
  depends_on = [aws_lambda_permission.pushes]
}

# What a push is about stands in the repository; the event names the commit only.
data "aws_iam_policy_document" "pushes_repository" {
  statement {
    sid       = "ReadCommits"
    actions   = ["codecommit:GetCommit", "codecommit:GetDifferences", "codecommit:GetFile"]
    resources = [aws_codecommit_repository.pushes.arn]
  }
}

resource "aws_iam_role_policy" "pushes_repository" {
  name   = "repository-pushes"
  role   = aws_iam_role.this.id
  policy = data.aws_iam_policy_document.pushes_repository.json
}

resource "aws_lambda_permission" "pushes" {
  statement_id  = "pushes"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this.function_name
  principal     = "codecommit.amazonaws.com"
  source_arn    = aws_codecommit_repository.pushes.arn
}
