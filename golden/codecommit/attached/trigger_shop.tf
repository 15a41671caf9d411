# A repository has one list of triggers, and this is it: a second aws_codecommit_trigger for the repository, here or in
# any other state, silently deletes this one. Whoever else needs its events listens on the default event bus.
resource "aws_codecommit_trigger" "shop" {
  repository_name = split(":", var.shop_repository_arn)[5]

  trigger {
    name            = "${var.name}-shop"
    destination_arn = aws_lambda_function.this.arn
    events          = ["all"]
  }

  # CodeCommit calls nobody that does not permit it, and tells nobody.
  depends_on = [aws_lambda_permission.shop]
}

# What a push is about stands in the repository; the event names the commit only.
data "aws_iam_policy_document" "shop_repository" {
  statement {
    sid       = "ReadCommits"
    actions   = ["codecommit:GetCommit", "codecommit:GetDifferences", "codecommit:GetFile"]
    resources = [var.shop_repository_arn]
  }
}

resource "aws_iam_role_policy" "shop_repository" {
  name   = "repository-shop"
  role   = aws_iam_role.this.id
  policy = data.aws_iam_policy_document.shop_repository.json
}

resource "aws_lambda_permission" "shop" {
  statement_id  = "shop"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this.function_name
  principal     = "codecommit.amazonaws.com"
  source_arn    = var.shop_repository_arn
}
