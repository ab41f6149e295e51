import { expect } from '@open-wc/testing';
import { resendingBackend } from '../../support/backends/backends.js';
import type { MemoryBackend } from '../../support/backends/memory-backend.js';
import { advanceClock } from '../../support/browser/advance-clock.js';
import { accessibleName, deepActiveElement } from '../../support/browser/composed-tree.js';
import { deferred } from '../../support/deferred.js';
import { eventually } from '../../support/browser/eventually.js';
import { expectEvent } from '../../support/browser/expect-event.js';
import { openWithBackend, type Opened } from '../open-with-backend.js';

const waiting = 'Waiting for you to open the link…';

/** Makes the page's first poll due at once. */
function shortenFirstPoll(): void {
  const { setTimeout: original } = globalThis;
  const shortened = (callback: () => void, delay?: number): number =>
    original(callback, delay === 5000 ? 0 : delay) as unknown as number;
  globalThis.setTimeout = shortened as typeof setTimeout;
  restore = () => {
    globalThis.setTimeout = original;
  };
}
let restore = (): void => undefined;

describe('an email that is confirmed by a link', () => {
  afterEach(() => restore());

  async function openSent(backend: MemoryBackend): Promise<Opened> {
    const opened = await openWithBackend(backend, 'email');
    await opened.dialog.type('Email address', 'grace@example.net');
    await opened.dialog.press('Send link');
    await opened.dialog.textWith('Open the link we sent to grace@example.net.');
    return opened;
  }

  it('speaks of a link before it is sent', async () => {
    const { dialog } = await openWithBackend(resendingBackend(), 'email');
    await dialog.textWith('We’ll send a link to this address');
    expect(dialog.text).not.to.contain('code');
  });

  it('asks for no code, with the focus on the button that checks', async () => {
    const { dialog } = await openSent(resendingBackend());
    await dialog.textWith(waiting);
    expect(dialog.codeInput).to.equal(undefined);
    await eventually(() => expect(accessibleName(deepActiveElement()!)).to.equal('I’ve opened it'));
  });

  it('is added when the person says that they have opened the link', async () => {
    const backend = resendingBackend();
    const { manager, dialog } = await openSent(backend);
    backend.account.approve();
    const { method } = await expectEvent(manager.element, 'auth-method-enrolled', () =>
      dialog.press('I’ve opened it'),
    );
    expect(method).to.include({ type: 'email', email: 'grace@example.net' });
    await manager.dialogClosed();
  });

  it('says that it was not opened yet when the person is too early, and keeps waiting', async () => {
    const backend = resendingBackend();
    const { manager, dialog } = await openSent(backend);
    await dialog.press('I’ve opened it');
    await eventually(() => expect(backend.account.calls).to.include('completeEnrollment email'));
    await dialog.textWith('The link hasn’t been opened yet.');
    expect(dialog.alerts).to.deep.equal([]);
    backend.account.approve();
    await dialog.press('I’ve opened it');
    await manager.dialogClosed();
  });

  it('is added without a click once the person has opened the link', async () => {
    shortenFirstPoll();
    const backend = resendingBackend();
    backend.account.delay = new Promise((resolve) => requestAnimationFrame(resolve));
    const opened = await openWithBackend(backend, 'email');
    await opened.dialog.type('Email address', 'grace@example.net');
    await expectEvent(opened.manager.element, 'auth-method-enrolled', async () => {
      await opened.dialog.press('Send link');
      await eventually(() => expect(backend.account.calls).to.include('startEnrollment email'));
      backend.account.approve();
    });
    await opened.manager.dialogClosed();
  });

  describe('while a question in the background is on its way', () => {
    /** The question waits until `answer` is called. */
    async function openAsking(): Promise<Opened & { backend: MemoryBackend; answer: () => void }> {
      const { setTimeout: original } = globalThis;
      let poll = (): void => undefined;
      globalThis.setTimeout = ((callback: () => void, delay?: number) => {
        if (delay !== 5000) return original(callback, delay);
        poll = callback;
        return 0;
      }) as typeof setTimeout;
      restore = () => {
        globalThis.setTimeout = original;
      };
      const backend = resendingBackend();
      const opened = await openSent(backend);
      advanceClock(31_000);
      await eventually(async () =>
        expect((await opened.dialog.button('Send again')).getAttribute('aria-disabled')).to.equal('false'),
      );
      const held = deferred<void>();
      backend.account.delay = held.promise;
      poll();
      await eventually(() => expect(backend.account.calls).to.include('completeEnrollment email'));
      return { ...opened, backend, answer: held.resolve };
    }

    it('is sent again once that is answered', async () => {
      const { dialog, backend, answer } = await openAsking();
      const seen = new Set<string>();
      await dialog.press('Send again');
      const observer = new MutationObserver(() => seen.add(dialog.text));
      observer.observe(dialog.dialog.parentNode!, { childList: true, characterData: true, subtree: true });
      answer();
      await eventually(() => expect(backend.account.outbox).to.have.length(2));
      observer.disconnect();
      expect([...seen].join()).not.to.contain('hasn’t been opened');
    });

    it('can be sent to another address once that is answered', async () => {
      const { dialog, answer } = await openAsking();
      await dialog.press('Change address');
      answer();
      const field = await dialog.field('Email address');
      await eventually(() => expect(deepActiveElement()).to.equal(field));
    });

    it('is added, and nothing else happens, where that says that the link was opened', async () => {
      const { manager, dialog, backend, answer } = await openAsking();
      backend.account.approve();
      await dialog.press('Send again');
      answer();
      await manager.dialogClosed();
      expect(backend.account.outbox).to.have.length(1);
    });
  });

  it('is sent again without starting the enrollment again', async () => {
    const backend = resendingBackend();
    const { dialog } = await openSent(backend);
    advanceClock(31_000);
    await eventually(async () =>
      expect((await dialog.button('Send again')).getAttribute('aria-disabled')).to.equal('false'),
    );
    await dialog.press('Send again');
    await eventually(() => expect(backend.account.outbox).to.have.length(2));
    expect(backend.account.calls.filter((call) => call.startsWith('startEnrollment'))).to.have.length(1);
    expect(backend.account.calls).to.include('resendCode email');
    await dialog.textWith(waiting);
    expect(dialog.text).not.to.contain('code');
  });
});
