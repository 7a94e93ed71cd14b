/**
 * Files that a tool reads beside the code that it builds, starts or deploys, and the package of that tool: who has one uses the tool, also
 * where no package.json says so, because it is installed for all projects alike. Files that say where handlers stand are with the
 * descriptor of their platform, as `deployedBy`.
 */
export const toolFiles: Readonly<Record<string, string>> = {
  // https://developers.cloudflare.com/workers/wrangler/configuration/
  'wrangler.json': 'wrangler',
  'wrangler.jsonc': 'wrangler',
  'wrangler.toml': 'wrangler',
  // https://www.serverless.com/framework/docs/guides/intro
  'serverless.js': 'serverless',
  'serverless.json': 'serverless',
  'serverless.ts': 'serverless',
  'serverless.yaml': 'serverless',
  'serverless.yml': 'serverless',
  // https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-sam-cli-config.html
  'samconfig.toml': 'aws-sam-cli',
  'samconfig.yaml': 'aws-sam-cli',
  'template.yaml': 'aws-sam-cli',
  'template.yml': 'aws-sam-cli',
  // https://sst.dev/docs/reference/config/
  'sst.config.ts': 'sst',
};
