import type { Framework } from './framework.ts';

const handler = { phase: 'request', parameters: ['event', 'context', ''] } as const;

export const awsLambda = {
  name: 'aws-lambda',
  packages: [
    'aws-lambda', '@types/aws-lambda', 'aws-sdk', '@aws-sdk/*', '@aws-lambda-powertools/*', '@middy/core', 'middy', 'serverless-http',
    'serverless', 'serverless-offline', 'serverless-esbuild', 'aws-sam-cli', 'aws-cdk-lib', 'sst', '@architect/architect', '@pulumi/aws',
  ],
  source: { url: 'https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html', versions: 'Node.js 18 to 24' },
  unseen: ['handlers under other names than `handler` and `lambdaHandler`, which code of the AWS CDK names, unless they have a type of a handler or of an event'],
  home: 'a variable of the handler',
  entryPoints: [
    { kind: 'export', files: ['**/*.{js,cjs,mjs,ts,cts,mts}'], exports: ['handler', 'lambdaHandler'], ...handler },
    // A template of the Serverless Framework, and one of AWS SAM.
    { kind: 'export', files: [], namedBy: { in: ['serverless.yml', 'serverless.yaml', 'serverless.json'], keys: ['functions.*.handler'], as: 'handler' }, exports: [], ...handler },
    {
      kind: 'export',
      files: [],
      namedBy: { in: ['template.yaml', 'template.yml'], keys: ['Resources.*.Properties.Handler'], as: 'handler', below: 'CodeUri' },
      exports: [],
      ...handler,
    },
    { kind: 'call', callees: ['global#awslambda.streamifyResponse'], handlers: [{ at: 0 }], phase: 'request', parameters: ['event', '', 'context'] },
    {
      kind: 'typed',
      types: [
        'Handler', 'ALBHandler', 'APIGatewayAuthorizerHandler', 'APIGatewayProxyHandler', 'APIGatewayProxyHandlerV2',
        'APIGatewayRequestAuthorizerHandler', 'APIGatewayTokenAuthorizerHandler', 'AppSyncResolverHandler',
        'CloudFrontRequestHandler', 'CloudFrontResponseHandler', 'DynamoDBStreamHandler', 'EventBridgeHandler',
        'FirehoseTransformationHandler', 'KinesisStreamHandler', 'S3Handler', 'ScheduledHandler', 'SNSHandler', 'SQSHandler',
      ].map((name) => `aws-lambda#${name}`),
      ...handler,
    },
    {
      kind: 'signature',
      types: [
        [
          'ALBEvent', 'APIGatewayAuthorizerEvent', 'APIGatewayProxyEvent', 'APIGatewayProxyEventV2', 'AppSyncResolverEvent',
          'CloudFrontRequestEvent', 'CognitoUserPoolTriggerEvent', 'DynamoDBStreamEvent', 'EventBridgeEvent', 'KinesisStreamEvent',
          'S3Event', 'ScheduledEvent', 'SNSEvent', 'SQSEvent',
        ].map((name) => `aws-lambda#${name}`),
      ],
      ...handler,
    },
  ],
  objects: { event: {}, context: {} },
} satisfies Framework;
