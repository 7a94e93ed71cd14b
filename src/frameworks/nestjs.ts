import type { Framework } from './framework.ts';

const data = ['data', 'data', 'data', 'data', 'data', 'data', 'data', 'data'] as const;
const handles = { kind: 'method', phase: 'request', parameters: data } as const;
const enhancer = '@nestjs/common#';

export const nestjs = {
  name: 'nestjs',
  packages: ['@nestjs/common', '@nestjs/core'],
  source: { url: 'https://docs.nestjs.com/fundamentals/injection-scopes', versions: '9 || 10 || 11' },
  home: 'a provider of `Scope.REQUEST`',
  entryPoints: [
    {
      ...handles,
      decorators: ['Get', 'Post', 'Put', 'Patch', 'Delete', 'Options', 'Head', 'All', 'Search', 'Sse', 'Propfind', 'Proppatch', 'Mkcol', 'Copy', 'Move', 'Lock', 'Unlock'].map((name) => `@nestjs/common#${name}`),
    },
    { ...handles, of: { implements: [`${enhancer}CanActivate`] }, names: ['canActivate'] },
    { ...handles, of: { implements: [`${enhancer}NestInterceptor`] }, names: ['intercept'] },
    { ...handles, of: { implements: [`${enhancer}PipeTransform`] }, names: ['transform'] },
    { ...handles, of: { implements: [`${enhancer}NestMiddleware`] }, names: ['use'] },
    { ...handles, of: { implements: [`${enhancer}ExceptionFilter`], decorators: [`${enhancer}Catch`] }, names: ['catch'] },
    { ...handles, of: { extends: ['@nestjs/passport#PassportStrategy()'] }, names: ['validate'] },
    // `app.use(fn)`; enhancers that are handed over as instances have methods of the names above.
    { kind: 'registration', receivers: ['@nestjs/core#NestFactory.create()'], methods: ['use'], handlers: [{ at: { from: 0 } }], phase: 'request', parameters: data },
    {
      kind: 'registration',
      receivers: ['@nestjs/core#NestFactory.create()'],
      methods: ['useGlobalGuards', 'useGlobalPipes', 'useGlobalInterceptors', 'useGlobalFilters'],
      handlers: [{ at: { from: 0 }, keys: ['canActivate', 'transform', 'intercept', 'catch'] }],
      phase: 'request',
      parameters: data,
    },
    {
      kind: 'method',
      names: ['onModuleInit', 'onApplicationBootstrap', 'onModuleDestroy', 'beforeApplicationShutdown', 'onApplicationShutdown'],
      phase: 'boot',
      parameters: [],
    },
    { kind: 'method', names: ['configure'], phase: 'boot', parameters: ['consumer'] },
    { kind: 'registration', receivers: ['nestjs@consumer'], methods: ['apply'], handlers: [{ at: { from: 0 } }], phase: 'request', parameters: data },
    { ...handles, of: { decorators: [`${enhancer}Injectable`] }, uncalled: true },
  ],
  objects: { data: {}, consumer: {} },
  types: { '@nestjs/common#MiddlewareConsumer': 'nestjs@consumer', '@nestjs/core#ModuleRef': '@nestjs/core#ModuleRef()' },
  classes: [
    {
      decorators: [`${enhancer}Injectable`, `${enhancer}Controller`, `${enhancer}Catch`, `${enhancer}Module`],
      implements: ['CanActivate', 'NestInterceptor', 'PipeTransform', 'NestMiddleware', 'ExceptionFilter'].map((name) => `${enhancer}${name}`),
      extends: ['@nestjs/passport#PassportStrategy()'],
      lives: 'process',
      unless: [
        { at: 0, key: 'durable', is: 'true', lives: 'unknown' },
        { at: 0, key: 'scope', is: '@nestjs/common#Scope.REQUEST', lives: 'request' },
        { at: 0, key: 'scope', is: '@nestjs/common#Scope.TRANSIENT', lives: 'consumer' },
      ],
      spreads: true,
    },
  ],
  injection: {
    inject: ['@nestjs/common#Inject'],
    requestTokens: ['@nestjs/core#REQUEST', '@nestjs/graphql#CONTEXT', '@nestjs/microservices#CONTEXT', '@nestjs/core#INQUIRER'],
    providers: { token: 'provide', value: 'useValue', factory: 'useFactory', class: 'useClass', existing: 'useExisting', inject: 'inject', scope: 'scope' },
    resolvers: ['@nestjs/core#ModuleRef().get', '@nestjs/core#NestFactory.create().get', '@nestjs/core#NestFactory.createApplicationContext().get'],
  },
} satisfies Framework;
