/** A package that gives a container a service for what belongs to one request, as data for edits. */
export interface InjectedContext {
  readonly package: string;
  /** Decorators of classes that the container makes. */
  readonly decorators: readonly string[];
  /** The class of the service, and the field that is to hold it. */
  readonly service: string;
  readonly field: string;
  /** Code that reads the value `{{name}}` of the type `{{type}}` (with its brackets, or nothing) from `{{service}}`, and that puts `{{value}}` there. */
  readonly read: string;
  readonly write: string;
  /** What the module of the application imports, with its options: for all providers, around all requests. */
  readonly module: string;
  readonly option: string;
  /** What makes an application of such a module, and the decorator that says what the module imports. */
  readonly application: { readonly maker: string; readonly decorator: string };
  readonly source: string;
}

export const injectedContexts: readonly InjectedContext[] = [
  {
    package: 'nestjs-cls',
    decorators: ['Injectable', 'Controller'],
    service: 'ClsService',
    field: 'cls',
    read: "{{service}}.get{{type}}('{{name}}')",
    write: "{{service}}.set('{{name}}', {{value}})",
    module: 'ClsModule',
    option: '{ global: true, middleware: { mount: true } }',
    application: { maker: 'NestFactory.create', decorator: 'Module' },
    source: 'https://papooch.github.io/nestjs-cls/introduction/quick-start',
  },
];
