import type { ListMessages } from '../messages.js';

/** English words of the list: the only locale that the first download holds. */
export const enList: ListMessages = {
  heading: 'Sign-in & security',
  subheading: 'Manage how you sign in and how we confirm it’s you.',
  loading: 'Loading your sign-in methods…',
  retry: 'Try again',
  add: 'Add',
  addType: (noun) => `Add ${noun}`,
  addAnother: 'Add another method',
  setUp: 'Set up',
  actions: {
    'change-password': 'Change',
    finish: 'Finish setup',
    rename: 'Rename',
    'send-by-voice': 'Send codes by voice call',
    'send-by-text': 'Send codes by text message',
    details: 'Details',
    remove: 'Remove',
  },
  actionsFor: (name) => `Actions for ${name}`,
  groups: {
    primary: { title: 'Ways to sign in', hint: 'Use any one of these.' },
    secondary: { title: 'Two-step verification', hint: 'A second check when you sign in.' },
  },
  twoStepOn: 'On',
  twoStepOff: 'Off',
  methods: {
    password: { name: 'Password', noun: 'password', hint: 'Sign in with a password.' },
    passkey: {
      name: 'Passkey',
      noun: 'passkey',
      hint: 'Sign in with your fingerprint, face or screen lock.',
    },
    'webauthn-platform': {
      name: 'Device unlock',
      noun: 'device unlock',
      hint: 'Confirm with this device’s fingerprint, face or screen lock.',
    },
    'webauthn-roaming': {
      name: 'Security key',
      noun: 'security key',
      hint: 'Confirm with a key you plug in or tap.',
    },
    totp: {
      name: 'Authenticator app',
      noun: 'authenticator app',
      hint: 'Get codes from an app on your phone, even offline.',
    },
    phone: { name: 'Phone', noun: 'phone number', hint: 'Get codes by text message or voice call.' },
    email: { name: 'Email', noun: 'email address', hint: 'Get codes by email.' },
    'push-notification': {
      name: 'Push notification',
      noun: 'push notification',
      hint: 'Approve sign-ins with a tap on your phone.',
    },
    'recovery-code': {
      name: 'Recovery code',
      noun: 'recovery code',
      hint: 'Get back in when you lose your devices.',
    },
  },
  unknownMethod: 'Other method',
  badges: {
    new: 'New',
    notFinished: 'Setup not finished',
    synced: 'Synced',
    thisDeviceOnly: 'One device only',
    thisBrowser: 'Seen in this browser',
    textMessage: 'Text message',
    voiceCall: 'Voice call',
    preferred: 'Default',
  },
  facts: {
    added: (date) => `Added ${date}`,
    started: (date) => `Started ${date}`,
    lastUsed: (date) => `Last used ${date}`,
    lastChanged: (date) => `Last changed ${date}`,
    browserOn: (browser, system) => `${browser} on ${system}`,
    quotedName: (name) => `“${name}”`,
  },
  empty: {
    title: 'No sign-in methods yet',
    hint: 'Add one, so that you can always get into your account.',
  },
  failed: {
    title: 'Your sign-in methods can’t be shown right now',
    hint: 'Check your connection and try again.',
    stale: 'This list may be out of date.',
  },
  summary: {
    addSecondStep: {
      title: 'Only your password protects this account',
      hint: 'With a second step, a stolen password is not enough to get in.',
      action: 'Add a second step',
    },
    addStronger: {
      title: 'Your second step could be stronger',
      hint: 'Codes by text message or email can be intercepted. A passkey or an authenticator app is safer.',
      action: 'Add a passkey or an authenticator app',
    },
    addAnother: {
      title: 'You have one way to sign in',
      hint: 'Add another, in case you lose this one.',
      action: 'Add another method',
    },
    createRecoveryCode: {
      title: 'Your account is well protected',
      hint: 'One thing left: keep a recovery code in case you lose your devices.',
      action: 'Create recovery code',
    },
    wellProtected: {
      title: 'Your account is well protected',
      hint: 'There’s nothing you need to do.',
    },
  },
};
