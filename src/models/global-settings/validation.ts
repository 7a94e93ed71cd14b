import type { GlobalSetting } from '../model.ts';
import { assignedBelow, called, each } from './writes.ts';

const ajv = ['ajv#()', 'ajv#Ajv()', 'ajv/dist/2019#()', 'ajv/dist/2020#()', 'ajv/dist/jtd#()'];
const zod = ['zod#', 'zod#z', 'zod/v4#', 'zod/v4#z'];

/** Libraries that check and convert input. */
export const validation = [
  {
    id: 'zod.config',
    of: 'Zod',
    writes: [
      ...called(
        ...each(zod, ['config', 'setErrorMap', 'globalRegistry.add', 'globalRegistry.clear', 'globalRegistry.remove']),
      ),
      ...assignedBelow(...each(zod, ['core.globalConfig'])),
    ],
    why: "other requests get their error messages in this user's language",
    instead: 'pass `error` to the parse, as in `schema.safeParse(data, { error })`',
    source: 'Zod documentation, "Customizing errors: global error customization"',
  },
  {
    id: 'yup.setLocale',
    of: 'Yup',
    writes: called('yup#setLocale', 'yup#addMethod'),
    why: 'every schema made later takes these messages and methods',
    instead: 'pass the message to the test',
    source: 'Yup README, "setLocale" and "addMethod"',
  },
  {
    id: 'valibot.globals',
    of: 'Valibot',
    writes: called(
      ...each(['valibot#'], ['setGlobalConfig', 'setGlobalMessage', 'setSchemaMessage', 'setSpecificMessage']),
    ),
    why: "other requests get their error messages in this user's language",
    instead: 'pass `{ lang }` to the parse, as in `safeParse(schema, data, { lang })`',
    source: 'Valibot documentation, "Internationalization"',
  },
  {
    id: 'ajv.addSchema',
    of: 'the Ajv instance',
    writes: called(...each(ajv, ['addSchema', 'addKeyword', 'addFormat'])),
    why: 'schemas stay for ever and clash by id with those of other requests',
    instead: 'add and compile schemas at start-up',
    source: 'Ajv documentation, "Managing schemas"',
  },
  {
    id: 'class-validator',
    of: 'class-validator',
    writes: called('class-validator#registerDecorator', 'class-validator#useContainer'),
    why: 'its rules are kept in one place for all classes, and never taken out',
    instead: 'register decorators at start-up',
    source: 'class-validator README, "Custom validation decorators"',
  },
] satisfies readonly GlobalSetting[];
