/** Options of the rules that report writes to state of the project. */
export interface AllowList {
  allow: string[];
}

export const allowListSchema = {
  type: 'object',
  properties: {
    allow: {
      type: 'array',
      items: { type: 'string' },
      uniqueItems: true,
      description: 'Names of state that requests may write to, as the message gives them.',
    },
  },
  additionalProperties: false,
} as const;
