import type { Framework } from './framework.ts';

const servers = ['@modelcontextprotocol/sdk/server/mcp.js#McpServer()', '@modelcontextprotocol/sdk/server/mcp#McpServer()', '@modelcontextprotocol/server#McpServer()'];
const lowLevel = ['@modelcontextprotocol/sdk/server/index.js#Server()', '@modelcontextprotocol/sdk/server/index#Server()', '@modelcontextprotocol/server#Server()'];

const streamable = ['streamableHttp.js', 'streamableHttp', 'webStandardStreamableHttp.js', 'webStandardStreamableHttp'].flatMap((file) =>
  ['StreamableHTTPServerTransport', 'WebStandardStreamableHTTPServerTransport'].map((name) => `@modelcontextprotocol/sdk/server/${file}#${name}()`),
);
const transports = ['streamableHttp.js', 'streamableHttp', 'webStandardStreamableHttp.js', 'webStandardStreamableHttp', 'sse.js', 'sse'].flatMap((file) =>
  ['StreamableHTTPServerTransport', 'WebStandardStreamableHTTPServerTransport', 'SSEServerTransport'].map((name) => `@modelcontextprotocol/sdk/server/${file}#${name}`),
);

export const mcp = {
  name: 'mcp',
  packages: ['@modelcontextprotocol/sdk', '@modelcontextprotocol/server', 'fastmcp', 'mcp-handler'],
  source: { url: 'https://github.com/modelcontextprotocol/typescript-sdk/blob/main/docs/servers/tools.md', versions: '1 || 2' },
  home: 'the request, `extra`',
  entryPoints: [
    {
      kind: 'registration',
      receivers: servers,
      methods: ['registerTool', 'registerResource', 'registerPrompt', 'tool', 'resource', 'prompt'],
      handlers: [{ at: 'last' }],
      phase: 'request',
      parameters: ['data', 'data', 'data'],
    },
    {
      kind: 'registration',
      receivers: [...lowLevel, ...servers.map((server) => `${server}.server`)],
      methods: ['setRequestHandler', 'setNotificationHandler'],
      handlers: [{ at: 1 }],
      phase: 'request',
      parameters: ['data', 'data'],
    },
    // Called while a request is handled: at the first of a session, and at the one that ends it, which few clients send.
    { kind: 'call', callees: transports, handlers: [{ at: 0, keys: ['onsessioninitialized', 'onsessionclosed'] }], phase: 'request', parameters: ['data'] },
    { kind: 'assignment', receivers: transports.map((path) => `${path}()`), properties: ['onclose', 'onerror', 'onmessage'], phase: 'message', parameters: ['data'] },
    // Over HTTP a session is closed by a request of the client's, and by no end of a connection.
    { kind: 'assignment', receivers: streamable, properties: ['onclose'], event: 'session closed', phase: 'message', parameters: ['data'] },
    {
      kind: 'call',
      callees: servers.map((server) => server.replace('McpServer()', 'ResourceTemplate')),
      handlers: [{ at: 1, keys: ['list', 'complete.*'] }],
      phase: 'request',
      parameters: ['data', 'data'],
    },
    // Makes a server for each request.
    { kind: 'call', callees: ['@modelcontextprotocol/server#createMcpHandler'], handlers: [{ at: 0 }], phase: 'request', parameters: ['data'] },
    { kind: 'call', callees: ['@modelcontextprotocol/server/stdio#serveStdio'], handlers: [{ at: 0 }], phase: 'connection', parameters: ['data'] },
    // `mcp-handler` hands over a server for each request.
    { kind: 'call', callees: ['mcp-handler#createMcpHandler'], handlers: [{ at: 0 }], phase: 'request', parameters: ['@modelcontextprotocol/server#McpServer()'] },
    {
      kind: 'registration',
      receivers: ['fastmcp#FastMCP()'],
      methods: ['addTool', 'addTools', 'addResource', 'addResources', 'addResourceTemplate', 'addResourceTemplates', 'addPrompt', 'addPrompts'],
      handlers: [{ at: 0, keys: ['execute', 'canAccess', 'load', 'complete', 'arguments.*.complete'] }],
      phase: 'request',
      parameters: ['data', 'data', 'data'],
    },
    { kind: 'call', callees: ['fastmcp#FastMCP'], handlers: [{ at: 0, keys: ['authenticate'] }], phase: 'request', parameters: ['data'] },
  ],
  oneClient: {
    imports: ['@modelcontextprotocol/sdk/server/stdio.js', '@modelcontextprotocol/sdk/server/stdio', '@modelcontextprotocol/server/stdio'],
    unless: ['streamableHttp', 'sse', 'webStandardStreamableHttp'].flatMap((name) => [`@modelcontextprotocol/sdk/server/${name}.js`, `@modelcontextprotocol/sdk/server/${name}`]),
  },
  objects: { data: {} },
  types: Object.fromEntries([...servers, ...lowLevel].map((path) => [path.slice(0, -2), path])),
} satisfies Framework;
