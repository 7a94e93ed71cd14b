const oneForAll = 'what is wrong is that one instance serves all requests, not a write to it';

/** Things that are asked about as if they were global settings, and why no write of theirs is reported as one. */
export const settingsWithoutWrites = [
  { id: 'csurf-tokens', because: 'jsonwebtoken and jose have no settings of the process' },
  { id: 'dataloader.module', because: oneForAll },
  { id: 'express-http-context', because: 'writing is right inside the middleware, and where it runs cannot be seen from the call' },
  { id: 'express-session-memory', because: 'the store is chosen at start-up, and its default keeps sessions in this process' },
  { id: 'joi.defaults', because: '`defaults` and `extend` answer a new root and change nothing' },
  { id: 'knex.transaction-shared', because: oneForAll },
  { id: 'ky-global', because: 'an instance cannot be changed' },
  { id: 'langchain-ai-memory', because: oneForAll },
  { id: 'lucid-drizzle', because: 'there is no setting of the process' },
  { id: 'memoize.user-data', because: 'what is wrong is a cache without a limit, or one whose key leaves out the user' },
  { id: 'mongodb-session', because: oneForAll },
  { id: 'paraglide-typesafe', because: 'the function that sets the language is generated into the project, under a path of its own' },
  { id: 'queryclient.module', because: oneForAll },
  { id: 'rate-limit-memory', because: 'the store is chosen at start-up, and its default counts in this process' },
  { id: 'relay.module', because: oneForAll },
  { id: 'rr.memory-session', because: 'the store is chosen at start-up, and keeps sessions in this process' },
  { id: 'styled-ssr', because: oneForAll },
  { id: 'tanstack-router.module', because: oneForAll },
  { id: 'trpc-client-headers', because: 'the token is a variable of the project, and writing it is reported as such' },
  { id: 'typeorm.entitymanager', because: 'with a request context the global entity manager is a fork, and whether there is one cannot be seen' },
  { id: 'unhead-vueuse', because: oneForAll },
  { id: 'urql.module', because: oneForAll },
  { id: 'vue.module-reactive', because: oneForAll },
] as const satisfies readonly { readonly id: string; readonly because: string }[];
