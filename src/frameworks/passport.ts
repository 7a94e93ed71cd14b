import type { Framework } from './framework.ts';

const passports = ['passport#', 'passport#Passport()', 'passport#Authenticator()'];
const data = ['data', 'data', 'data', 'data', 'data', 'data', 'data'] as const;
const strategies = [
  'local', 'jwt', 'http', 'http-bearer', 'custom', 'google-oauth20', 'facebook', 'github', 'github2', 'twitter', 'discord', 'apple', 'steam', 'auth0', 'saml',
  'oauth2', 'openidconnect', 'magic-link', 'linkedin-oauth2', 'headerapikey', 'azure-ad', 'cookie', 'remember-me',
].map((name) => `passport-${name}`);

/** Nest's strategies, classes with a method `validate`, are said in `nestjs`. */
export const passport = {
  name: 'passport',
  packages: ['passport', '@node-saml/passport-saml', ...strategies],
  source: { url: 'https://www.passportjs.org/concepts/authentication/strategies/', versions: '0.4 to 0.7' },
  home: 'the user that `done` is given',
  entryPoints: [
    // `new Strategy([options], verify)`. With `passReqToCallback` the request comes first.
    {
      kind: 'call',
      callees: [...strategies, '@node-saml/passport-saml'].flatMap((name) =>
        ['Strategy', 'BasicStrategy', 'DigestStrategy', 'BearerStrategy', 'OIDCStrategy', 'OAuth2Strategy', 'HeaderAPIKeyStrategy', ''].map((strategy) => `${name}#${strategy}`),
      ),
      handlers: [{ at: { from: 0 } }, { at: 0, keys: ['secretOrKeyProvider', 'jwtFromRequest'] }],
      phase: 'request',
      parameters: data,
    },
    {
      kind: 'registration',
      receivers: passports,
      methods: ['serializeUser', 'deserializeUser', 'transformAuthInfo'],
      handlers: [{ at: 0 }],
      phase: 'request',
      parameters: data,
    },
    { kind: 'registration', receivers: passports, methods: ['authenticate', 'authorize'], handlers: [{ at: 'last' }], phase: 'request', parameters: data },
  ],
  objects: { data: {} },
} satisfies Framework;
