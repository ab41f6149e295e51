import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** https://wicg.github.io/web-otp/, which TypeScript's DOM library lacks. */
interface OneTimeCodeRequest extends CredentialRequestOptions {
  readonly otp: { readonly transport: readonly ['sms'] };
}

/** Receives the code of a text message, where the browser can hand it over. */
export class MessageReceiver implements ReactiveController {
  readonly #onCode: (code: string) => void;
  #receiving: AbortController | undefined;

  constructor(element: ReactiveControllerHost, onCode: (code: string) => void) {
    this.#onCode = onCode;
    element.addController(this);
  }

  /** Waits for the next message. Does nothing while it is waiting already. */
  start(): void {
    if (this.#receiving) return;
    const receiving = new AbortController();
    this.#receiving = receiving;
    void receiveCode(receiving.signal).then((code) => {
      if (this.#receiving !== receiving) return;
      this.#receiving = undefined;
      if (code !== undefined) this.#onCode(code);
    });
  }

  stop(): void {
    this.#receiving?.abort();
    this.#receiving = undefined;
  }

  hostDisconnected(): void {
    this.stop();
  }
}

/**
 * The code of the next text message that names this site, if the person agrees to hand it over. `undefined` where
 * the browser can't, the person refuses, or `signal` aborts.
 */
async function receiveCode(signal: AbortSignal): Promise<string | undefined> {
  if (!('OTPCredential' in globalThis)) return undefined;
  const request: OneTimeCodeRequest = { otp: { transport: ['sms'] }, signal };
  try {
    const credential = await navigator.credentials.get(request);
    return credential && 'code' in credential ? String(credential.code) : undefined;
  } catch {
    return undefined;
  }
}
