"""What `trigscaffold check --fix` makes of the spellings of ``depends_on``."""

from __future__ import annotations

from tests.fix_cases import Case

_BUCKET = """\
resource "aws_s3_bucket" "in" {}

resource "aws_lambda_permission" "s3" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.orders.function_name
  principal     = "s3.amazonaws.com"
  source_arn    = aws_s3_bucket.in.arn
}

resource "aws_s3_bucket_notification" "in" {
  bucket = aws_s3_bucket.in.id

  lambda_function {
    lambda_function_arn = aws_lambda_function.orders.arn
    events              = ["s3:ObjectCreated:*"]
  }
%s}
"""


def _waits(name: str, before: str, after: str) -> Case:
    return Case("s3-notification-depends-on", name, _BUCKET % before, _BUCKET % after)


WAITS = [
    _waits("bare", "", "\n  depends_on = [aws_lambda_permission.s3]\n"),
    _waits(
        "a list on one line",
        "\n  depends_on = [aws_s3_bucket.in] # first\n",
        "\n  depends_on = [aws_s3_bucket.in, aws_lambda_permission.s3] # first\n",
    ),
    _waits(
        "a list on several lines",
        "\n  depends_on = [\n    aws_s3_bucket.in, # first\n  ]\n",
        "\n  depends_on = [\n    aws_s3_bucket.in, # first\n    aws_lambda_permission.s3,\n  ]\n",
    ),
    _waits(
        "a list without a last comma",
        "\n  depends_on = [\n    aws_s3_bucket.in # first\n  ]\n",
        "\n  depends_on = [\n    aws_s3_bucket.in, # first\n    aws_lambda_permission.s3\n  ]\n",
    ),
    _waits("an empty list", "\n  depends_on = []\n", "\n  depends_on = [aws_lambda_permission.s3]\n"),
]
