"""AWS's managed policies that functions are commonly given: what they allow that a rule asks of.

Source: https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html (read 2026-11-28).
"""

from __future__ import annotations

_LOGS = (("logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"), ("*",))
_NETWORK = (("ec2:CreateNetworkInterface", "ec2:DescribeNetworkInterfaces", "ec2:DeleteNetworkInterface"), ("*",))
_SQS = (("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"), ("*",))
_DYNAMODB = (
    ("dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:ListStreams"),
    ("*",),
)
_KINESIS = (("kinesis:DescribeStream", "kinesis:GetRecords", "kinesis:GetShardIterator", "kinesis:ListShards"), ("*",))
_KAFKA = (("kafka:DescribeCluster", "kafka:DescribeClusterV2", "kafka:GetBootstrapBrokers"), ("*",))

Rows = tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]

STATEMENTS: dict[str, Rows] = {
    "AWSLambdaBasicExecutionRole": (_LOGS,),
    "AWSLambdaExecute": (
        (("logs:*",), ("arn:aws:logs:*:*:*",)),
        (("s3:GetObject", "s3:PutObject"), ("arn:aws:s3:::*",)),
    ),
    "AWSLambdaVPCAccessExecutionRole": (_LOGS, _NETWORK),
    "AWSLambdaENIManagementAccess": (_NETWORK,),
    "AWSLambdaSQSQueueExecutionRole": (_LOGS, _SQS),
    "AWSLambdaDynamoDBExecutionRole": (_LOGS, _DYNAMODB),
    "AWSLambdaInvocation-DynamoDB": ((("lambda:InvokeFunction",), ("*",)), _DYNAMODB),
    "AWSLambdaKinesisExecutionRole": (_LOGS, _KINESIS),
    "AWSLambdaMSKExecutionRole": (_LOGS, _KAFKA, _NETWORK),
    "AWSXRayDaemonWriteAccess": ((("xray:PutTraceSegments", "xray:PutTelemetryRecords"), ("*",)),),
    "AWSXrayWriteOnlyAccess": ((("xray:PutTraceSegments", "xray:PutTelemetryRecords"), ("*",)),),
    "CloudWatchLambdaInsightsExecutionRolePolicy": (_LOGS,),
    "CloudWatchLogsFullAccess": ((("logs:*",), ("*",)),),
    "AWSLambdaRole": ((("lambda:InvokeFunction",), ("*",)),),
    "AWSLambda_FullAccess": ((("lambda:*",), ("*",)),),
    "AWSLambda_ReadOnlyAccess": ((("lambda:Get*", "lambda:List*"), ("*",)),),
    "AmazonS3FullAccess": ((("s3:*", "s3-object-lambda:*"), ("*",)),),
    "AmazonS3ReadOnlyAccess": ((("s3:Get*", "s3:List*", "s3:Describe*"), ("*",)),),
    "AmazonSQSFullAccess": ((("sqs:*",), ("*",)),),
    "AmazonSNSFullAccess": ((("sns:*",), ("*",)),),
    "AmazonDynamoDBFullAccess": ((("dynamodb:*",), ("*",)),),
    "AmazonDynamoDBReadOnlyAccess": (
        (("dynamodb:Get*", "dynamodb:Query", "dynamodb:Scan", "dynamodb:Describe*"), ("*",)),
    ),
    "AmazonS3ObjectLambdaExecutionRolePolicy": (_LOGS, (("s3-object-lambda:WriteGetObjectResponse",), ("*",))),
    "AmazonKinesisReadOnlyAccess": ((("kinesis:Get*", "kinesis:List*", "kinesis:Describe*"), ("*",)),),
    "AmazonKinesisFullAccess": ((("kinesis:*",), ("*",)),),
    "AmazonSSMReadOnlyAccess": ((("ssm:Get*", "ssm:Describe*", "ssm:List*"), ("*",)),),
    "AmazonEventBridgeFullAccess": ((("events:*",), ("*",)),),
    "SecretsManagerReadWrite": ((("secretsmanager:*", "kms:DescribeKey", "kms:ListAliases"), ("*",)),),
    "AdministratorAccess": ((("*",), ("*",)),),
}
