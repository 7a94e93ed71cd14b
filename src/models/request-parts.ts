/** Where frameworks and their session and authentication middleware keep who is asking. */
export const identities: ReadonlySet<string> = new Set(['user', 'session', 'sessionID', 'auth', 'account']);

/**
 * What a request or its answer says with one of few words: methods are those that the parser knows
 * (https://nodejs.org/api/http.html#httpmethods), states and versions of the protocol are numbered by it.
 */
export const partsOfFewValues: ReadonlySet<string> = new Set(['method', 'statusCode', 'status', 'protocol', 'httpVersion', 'secure']);
