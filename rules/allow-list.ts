import { presetsOfGrades } from '../src/findings/rules-of-findings.ts';
import type { Grade } from '../src/findings/finding.ts';

/** Options of the rules that report writes to state of the project. */
export interface AllowList {
  allow: string[];
}

/** Options of the rules that report writes of several grades. */
export interface GradedAllowList extends AllowList {
  also: Grade[];
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

export const gradedAllowListSchema = {
  ...allowListSchema,
  properties: {
    ...allowListSchema.properties,
    also: {
      type: 'array',
      items: { type: 'string', enum: Object.keys(presetsOfGrades) },
      uniqueItems: true,
      description: 'What does little harm as the code stands, and is reported too: `statistics` that requests count and only others look at, `scratch` fields that are read just after they were written.',
    },
  },
} as const;

/** Whether options let a finding pass: its state by its name, or what it is graded as. */
export function isAllowedBy({ allow, also }: GradedAllowList, { state, grade }: { readonly state: { readonly name: string }; readonly grade?: Grade }): boolean {
  return allow.includes(state.name) || (grade !== undefined && !also.includes(grade));
}
