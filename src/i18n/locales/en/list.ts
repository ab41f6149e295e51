import type { EnrollableTypeMessages, ListMessages, MethodTypeMessages } from '../../list-messages.js';
import type { LoadDialogs } from '../../messages.js';

export const list: ListMessages = {
  heading: 'Sign-in & security',
  headingFor: (name) => `${name}’s sign-in methods`,
  subheading: 'Manage how you sign in and how we confirm it’s you.',
  loading: 'Loading your sign-in methods…',
  retry: 'Try again',
  add: 'Add',
  addType: (noun) => `Add ${noun}`,
  addAnother: 'Add another method',
  setUp: 'Set up',
  replace: 'Replace',
  actions: {
    change: 'Change',
    finish: 'Continue',
    rename: 'Rename',
    'send-by-voice': 'Send codes by voice call',
    'send-by-text': 'Send codes by text message',
    'send-by-whatsapp': 'Send codes by WhatsApp',
    'set-preferred': 'Use by default',
    'turn-on': 'Turn on',
    'turn-off': 'Turn off',
    details: 'Details',
    remove: 'Remove',
    'not-mine': 'Wasn’t you?',
  },
  lostDevice: 'Lost a device?',
  actionsFor: (name) => `Actions for ${name}`,
  groups: {
    primary: { title: 'Ways to sign in', hint: 'Use any one of these.' },
    secondary: { title: 'Two-step verification', hint: 'A second check when you sign in.' },
    other: { title: 'Also on this account', hint: 'These can’t be changed here.' },
  },
  twoStepOn: 'On',
  twoStepOff: 'Off',
  methods: {
    password: type('Password', 'Sign in with a password.'),
    passkey: type('Passkey', 'Sign in with your fingerprint, face or screen lock.'),
    'webauthn-platform': type('Device unlock'),
    'webauthn-roaming': type('Security key', 'Confirm with a key you plug in or tap.'),
    totp: type('Authenticator app', 'Get codes from an app on your phone, even offline.'),
    phone: type('Phone', 'Get codes by text message or voice call.', 'phone number'),
    email: type('Email', 'Get codes by email.', 'email address'),
    'push-notification': type('Push notification', 'Approve sign-ins with a tap on your phone.'),
    'recovery-code': type('Recovery code', 'Get back in when you lose your devices.'),
    device: type('Device'),
    'email-verification': type('Verified email address'),
    'identity-verification': type('Identity check'),
  },
  unknownMethod: 'Other method',
  strength: { strongest: 'Strongest', good: 'Good', weak: 'Better than nothing' },
  badges: {
    new: 'New',
    notFinished: 'Setup not finished',
    onYourDevices: 'On your devices',
    onThisDevice: 'On this device',
    onOneDevice: 'On one device',
    onSecurityKey: 'On a security key',
    thisBrowser: 'Seen in this browser',
    textMessage: 'Text message',
    voiceCall: 'Voice call',
    preferred: 'Default',
    off: 'Off',
    emailLink: 'Link by email',
  },
  facts: {
    added: (date) => `Added ${date}`,
    started: (date) => `Started ${date}`,
    lastUsed: (date) => `Last used ${date}`,
    lastChanged: (date) => `Last changed ${date}`,
    browserOn: (browser, system) => `${browser} on ${system}`,
    stillHaveCode: 'Do you still have a code that works?',
  },
  empty: {
    title: 'No sign-in methods yet',
    hint: 'Add one, so that you can always get into your account.',
    best: {
      hint: 'Nothing to remember, and nothing a fake website can steal.',
      action: 'Create a passkey',
    },
  },
  failed: {
    title: 'Your sign-in methods can’t be shown right now',
    hint: 'Check your connection and try again.',
    stale: 'This list may be out of date.',
    reload: 'Reload page',
  },
  summaryAnswers: 'If something is stolen or lost',
  summary: {
    noWayIn: {
      title: 'None of these signs you in by itself',
      hint: 'They only confirm that it’s you. A passkey signs you in.',
      action: 'Add a way to sign in',
    },
    stolenPassword: {
      title: 'A stolen password is enough to get in',
      hint: 'With a second step, nobody gets in with your password alone.',
      action: 'Add a second step',
    },
    interceptedCodes: {
      title: 'Whoever gets your codes gets in',
      hint: 'Codes by text message, call or email can be intercepted. A passkey is safer.',
      action: 'Add a safer way to sign in',
    },
    weakSecondStep: {
      title: 'Your second step could be stronger',
      hint: 'Codes by text message or email can be intercepted. A passkey or an authenticator app is safer.',
      action: 'Add a passkey or an authenticator app',
    },
    oneWayIn: {
      title: 'You have one way to sign in',
      hint: 'Add another, in case you lose this one.',
      action: 'Add another method',
    },
    losingDevices: {
      title: 'If you lose your devices, you’re locked out',
      hint: 'A recovery code gets you back in. Keep it somewhere safe.',
      action: 'Create a recovery code',
    },
    createRecoveryCode: {
      title: 'One thing left: a recovery code',
      hint: 'If your passkeys are ever lost, it gets you back in.',
      action: 'Create a recovery code',
    },
    wellProtected: {
      title: 'Your account is well protected',
      hint: 'There’s nothing you need to do.',
    },
  },
};

/** Downloads what dialogs need beside it. */
export const loadDialogs: LoadDialogs = () => import('./dialogs.js');

/** What a type is called in English: within a sentence, mostly the same with a small letter. */
function type(name: string): MethodTypeMessages;
function type(name: string, hint: string, noun?: string): EnrollableTypeMessages;
function type(name: string, hint?: string, noun = name.toLowerCase()): MethodTypeMessages {
  return { name, noun, ...(hint && { hint }) };
}
