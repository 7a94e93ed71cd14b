/** Where frameworks and their session and authentication middleware keep who is asking. */
export const identities: ReadonlySet<string> = new Set(['user', 'session', 'sessionID', 'auth', 'account']);

/**
 * What a request or its answer says with one of few words: methods are those that the parser knows
 * (https://nodejs.org/api/http.html#httpmethods), states and versions of the protocol are numbered by it.
 */
export const partsOfFewValues: ReadonlySet<string> = new Set(['method', 'statusCode', 'status', 'protocol', 'httpVersion', 'secure']);

/** Properties of what frameworks pass that lead to the request or the answer itself, and not to what somebody has sent in it. */
export const requestItself: ReadonlySet<string> = new Set(['req', 'request', 'res', 'response', 'reply', 'raw', 'node', 'ctx', 'context', 'event']);
