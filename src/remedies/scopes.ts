/** A container that makes an instance for each request where a decorator says so. */
export interface ScopedProviders {
  readonly package: string;
  /** Decorators that take the scope among their options. */
  readonly decorators: readonly string[];
  /** What has to be imported to say it: its member `REQUEST` is the scope. */
  readonly import: string;
  /** What an argument that is no object of options stands for, by decorator. */
  readonly shorthand: Readonly<Record<string, string>>;
  /** Methods that are called on the one instance of all requests, and never on those of a request. */
  readonly hooks: readonly string[];
  /** Decorators that need one instance for all, of the class or of its methods. */
  readonly elsewhere: readonly string[];
  readonly source: string;
}

export const scopedProviders: readonly ScopedProviders[] = [
  {
    package: '@nestjs/common',
    decorators: ['Injectable', 'Controller'],
    import: 'Scope',
    shorthand: { Controller: 'path' },
    hooks: ['onModuleInit', 'onModuleDestroy', 'onApplicationBootstrap', 'beforeApplicationShutdown', 'onApplicationShutdown'],
    elsewhere: ['Cron', 'Interval', 'Timeout', 'OnEvent', 'Process', 'Processor', 'WebSocketGateway', 'SubscribeMessage', 'MessagePattern', 'EventPattern', 'OnQueueEvent', 'Catch'],
    source: 'https://docs.nestjs.com/fundamentals/injection-scopes',
  },
];
