import type { GlobalSetting } from '../model.ts';
import { assigned, called, calledWith, each } from './writes.ts';

/** Clients of hosted services. */
export const cloud = [
  {
    id: 'supabase.shared-session',
    of: 'the Supabase client',
    writes: called(
      ...each(
        ['@supabase/supabase-js#createClient()', '@supabase/ssr#createServerClient()'],
        [
          'auth.setSession', 'auth.setAuth', 'auth.signInWithPassword', 'auth.signIn', 'auth.signInWithOtp',
          'auth.exchangeCodeForSession', 'auth.verifyOtp', 'realtime.setAuth', 'functions.setAuth',
        ],
      ),
    ),
    why: 'the client keeps the session, and answers everyone as the user who signed in last',
    instead: 'create the client for each request with `createServerClient()`',
    source: 'Supabase documentation, "Creating a Supabase client for SSR"',
  },
  {
    id: 'firebase-client-auth',
    of: 'the Firebase client',
    writes: called(
      ...each(['firebase/auth#'], ['signInWithEmailAndPassword', 'signInWithCustomToken', 'setPersistence']),
    ),
    why: 'an app has one current user, and the last to sign in is the user of all requests',
    instead: 'check the token with `firebase-admin`',
    source: 'Firebase documentation, "initializeServerApp"',
  },
  {
    id: 'pocketbase',
    of: 'the PocketBase client',
    writes: called(
      ...each(['pocketbase#()'], ['authStore.save', 'authStore.loadFromCookie', 'collection().authWithPassword']),
    ),
    why: 'the client keeps one signed-in user for all requests',
    instead: 'create `new PocketBase()` for each request',
    source: 'PocketBase JavaScript SDK README, "SSR integration"',
  },
  {
    id: 'appwrite',
    of: 'the Appwrite client',
    writes: called(
      ...each(['node-appwrite#Client()', 'appwrite#Client()'], ['setSession', 'setJWT', 'setKey', 'setProject']),
    ),
    why: "other requests call with this user's session",
    instead: 'create `new Client()` for each request',
    source: 'Appwrite documentation, "Server-side rendering"',
  },
  {
    id: 'googleapis.options',
    of: 'googleapis',
    writes: [
      ...called('googleapis#google.options', 'googleapis#google.auth.OAuth2().setCredentials'),
      ...called('google-auth-library#OAuth2Client().setCredentials'),
    ],
    why: "one user's credentials are used for everyone's calls",
    instead: 'create an `OAuth2` client for each request and pass it as `auth` to the call',
    source: 'googleapis README, "OAuth2 client" and "Options"',
  },
  {
    id: 'sdk.token',
    of: 'the client of a service',
    writes: called(
      ...each(['spotify-web-api-node#()'], ['setAccessToken', 'setRefreshToken', 'setCredentials']),
      ...each(['dropbox#Dropbox()', 'dropbox#DropboxAuth()'], ['setAccessToken', 'setRefreshToken', 'auth.setAccessToken', 'auth.setRefreshToken']),
      '@hubspot/api-client#Client().setAccessToken', 'intuit-oauth#().setToken', 'xero-node#XeroClient().setTokenSet',
    ),
    why: "one user's token signs the calls that are made for another",
    instead: 'make a client for each request',
    source: 'READMEs of the clients, on user authentication',
  },
  {
    id: 'octokit.shared',
    of: 'the Octokit client',
    writes: [
      ...assigned('@octokit/rest#Octokit().auth', '@octokit/core#Octokit().auth'),
      ...called(...each(['@octokit/rest#Octokit()', '@octokit/core#Octokit()'], ['hook.before', 'hook.wrap'])),
    ],
    why: 'hooks pile up and keep what they saw of this request for all later calls',
    instead: 'create `new Octokit({ auth })` for each request',
    source: 'octokit/core.js README, "Hooks"',
  },
  {
    id: 'stripe.setters',
    of: 'the Stripe client',
    writes: called(...each(['stripe#()', 'stripe#Stripe()'], ['setApiKey', 'setHost', '_setApiField'])),
    why: "other requests charge with this request's key",
    instead: 'pass `{ apiKey, stripeAccount }` as the options of the call',
    source: 'stripe-node README, "Configuring for Connect"',
  },
  {
    id: 'openai.setters',
    of: 'the model client',
    writes: assigned(
      ...each(['openai#()', 'openai#OpenAI()'], ['apiKey', 'baseURL', 'organization']),
      ...each(['@anthropic-ai/sdk#()', '@anthropic-ai/sdk#Anthropic()'], ['apiKey', 'baseURL']),
    ),
    why: "other requests call with this request's key or address",
    instead: 'make a client for the request with `client.withOptions({ apiKey })`',
    source: 'openai-node README, client options',
  },
  {
    id: 'aws.config.update',
    of: 'the AWS SDK',
    writes: [
      ...called(...each(['aws-sdk#', 'aws-sdk/global#'], ['config.update', 'config.setPromisesDependency'])),
      ...assigned(...each(['aws-sdk#', 'aws-sdk/global#'], ['config.credentials', 'config.region'])),
    ],
    why: 'every client created later, anywhere, takes these credentials and this region',
    instead: "pass credentials and region to the client's constructor",
    source: 'AWS SDK for JavaScript v2 developer guide, "Using the global configuration object"',
  },
  {
    id: 'twilio-sendgrid',
    of: 'the mail service',
    writes: called('@sendgrid/mail#setApiKey', '@mailchimp/mailchimp_marketing#setConfig'),
    why: "another tenant's mail goes out with this tenant's key",
    instead: 'create `new MailService()` for each tenant',
    source: 'SendGrid mail README, "Multiple API keys"',
  },
  {
    id: 'firebase.initializeApp',
    of: 'Firebase',
    writes: called(
      ...each(['firebase-admin#', 'firebase-admin/app#', 'firebase/app#'], ['initializeApp', 'deleteApp']),
      ...each(['firebase-admin#', 'firebase-admin/firestore#'], ['firestore().settings', 'getFirestore().settings']),
    ),
    why: 'apps are kept by name for the whole process, and a second default app throws',
    instead: 'call `initializeApp()` once at start-up',
    source: 'Firebase documentation, "Add the Firebase Admin SDK to your server"',
  },
  {
    id: 'cloudinary.config',
    of: 'the Cloudinary client',
    writes: calledWith(1, 'cloudinary#config', 'cloudinary#v2.config'),
    why: "other requests upload to this request's account",
    instead: 'pass the account in the options of the call',
    source: 'Cloudinary Node.js SDK documentation, "Setting configuration parameters"',
  },
  {
    id: 'nodemailer',
    of: 'the mail transport',
    writes: [
      ...called(...each(['nodemailer#createTransport()'], ['use', 'set'])),
      ...assigned('nodemailer#createTransport().options'),
    ],
    why: 'each plugin stays, and works on the mail of all later requests',
    instead: 'create one transport for each sender at start-up',
    source: 'Nodemailer documentation, "Plugins"',
  },
] satisfies readonly GlobalSetting[];
