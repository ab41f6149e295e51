import { expect } from '@open-wc/testing';
import {
  finishedAtStartBackend,
  hostedPageBackend,
  maskedBackend,
  methods,
  singleTypesBackend,
} from '../support/backends/backends.js';
import { makeMethod } from '../support/backends/make-method.js';
import { continueAt } from '../support/backends/memory-account.js';
import { accessibleName, deepActiveElement } from '../support/browser/composed-tree.js';
import { eventually } from '../support/browser/eventually.js';
import { expectEvent } from '../support/browser/expect-event.js';
import { openManager } from '../support/browser/manager-harness.js';
import { openWithBackend } from './open-with-backend.js';

describe('an enrollment that the backend finishes at once', () => {
  it('closes the dialog without asking for a code', async () => {
    const { manager, dialog } = await openWithBackend(finishedAtStartBackend(), 'email');
    expect(dialog.text).to.not.match(/code|Step/);
    await dialog.type('Email address', 'grace@example.net');
    const { method } = await expectEvent(manager.element, 'auth-method-enrolled', () => dialog.press('Add'));
    expect(method).to.include({ type: 'email', email: 'grace@example.net' });
    await manager.dialogClosed();
  });
});

describe('an enrollment that continues on another page', () => {
  it('links to that page in a new tab', async () => {
    const { dialog } = await openWithBackend(hostedPageBackend(), 'totp');
    const link = (await dialog.button('Open the page')) as HTMLAnchorElement;
    expect(link.href).to.equal(continueAt);
    expect([link.target, link.rel]).to.deep.equal(['_blank', 'noopener noreferrer']);
  });

  for (const button of ['I’ve finished there', 'Cancel']) {
    it(`reads the list again after "${button}", since the person may have finished there`, async () => {
      const backend = hostedPageBackend();
      const { manager, dialog } = await openWithBackend(backend, 'recovery-code');
      await dialog.button('Open the page');
      backend.account.methods = [...backend.account.methods, makeMethod({ type: 'recovery-code' })];
      await dialog.press(button);
      await manager.dialogClosed();
      await manager.row('Recovery code');
    });
  }
});

describe('an enrollment of a type that the account has only once', () => {
  it('asks whether to replace it before anything is requested, and says so afterwards', async () => {
    const backend = singleTypesBackend();
    const start = backend.startEnrollment!.bind(backend) as (...input: unknown[]) => unknown;
    let started = 0;
    const count = (...input: unknown[]): unknown => {
      started += 1;
      return start(...input);
    };
    Object.assign(backend, { startEnrollment: count });
    const { dialog } = await openWithBackend(backend, 'totp');
    await dialog.textWith('Replace “Work phone”? What you have now may stop working as soon as you go on.');
    expect(started).to.equal(0);
    expect(dialog.buttons).to.deep.equal(['Cancel', 'Replace']);
    await eventually(async () => expect(deepActiveElement()).to.equal(await dialog.button('Replace')));
    await dialog.press('Replace');
    await dialog.textWith('This replaces “Work phone”. Scan this code');
    expect(started).to.equal(1);
  });

  it('has no such notice when there is nothing to replace', async () => {
    const { dialog } = await openWithBackend(singleTypesBackend({ methods: [methods.password] }), 'totp');
    await dialog.textWith('Scan this code');
    expect(dialog.text).not.to.contain('This replaces');
  });
});

describe('an unfinished method with a masked value', () => {
  const cases = [
    { type: 'phone', label: 'Phone number', shown: '+1 ••• ••• ••42' },
    { type: 'email', label: 'Email address', shown: 'a•••@example.com' },
  ] as const;
  for (const { type, label, shown } of cases) {
    it(`leaves the field of the ${type} empty, and shows the value as a placeholder`, async () => {
      const unfinished = { ...makeMethod({ type, masked: true }), confirmed: false };
      const backend = maskedBackend({ methods: [methods.password, unfinished] });
      const manager = await openManager({ settings: { backend } });
      const dialog = await manager.open(unfinished.id, 'Continue');
      const field = await dialog.field(label);
      expect([field.value, field.placeholder]).to.deep.equal(['', shown]);
      await eventually(() => expect(accessibleName(deepActiveElement()!)).to.equal(label));
    });
  }

  for (const { type, label, facts } of [
    { type: 'phone', label: 'Phone number', facts: { phoneNumber: '+1XXXXXXX0177' } },
    { type: 'email', label: 'Email address', facts: { email: 'a**@example.com' } },
  ] as const) {
    it(`leaves the field of the ${type} empty even if the backend does not say that it is masked`, async () => {
      const unfinished = { ...makeMethod({ type, ...facts }), confirmed: false };
      const backend = maskedBackend({ methods: [methods.password, unfinished], masked: false });
      const manager = await openManager({ settings: { backend } });
      const dialog = await manager.open(unfinished.id, 'Continue');
      const field = await dialog.field(label);
      expect([field.value, field.placeholder]).to.deep.equal(['', Object.values(facts)[0]]);
      await dialog.press('Send code');
      await eventually(() => expect(dialog.alerts).to.have.length(1));
    });
  }
});
