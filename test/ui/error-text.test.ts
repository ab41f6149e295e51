import { expect } from '@open-wc/testing';
import { messages as en } from '../../src/i18n/locales/en/index.js';
import type { AuthMethodsErrorCode } from '../../src/model/auth-methods-error.js';
import { errorText } from '../../src/ui/error-text.js';

const textOf = (code: AuthMethodsErrorCode, takesInput?: boolean): string => errorText(en, code, takesInput);

describe('errorText', () => {
  afterEach(() => {
    delete (navigator as { onLine?: boolean }).onLine;
  });

  const goOffline = (): void =>
    void Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });

  it('blames the person’s connection only when the browser says that it is offline', () => {
    expect(textOf('network')).to.equal('There’s no connection to the service right now. Please try again.');
    goOffline();
    expect(textOf('network')).to.equal('There’s no connection. Check your internet and try again.');
    expect(textOf('server_error')).to.equal(en.errors.server_error);
  });

  it('advises to check what was entered only where something was', () => {
    expect(textOf('invalid_input', true)).to.equal('That wasn’t accepted. Check what you entered.');
    expect(textOf('invalid_input')).to.equal('Something went wrong. Please try again.');
  });

  it('has words for codes that it does not know', () => {
    expect(textOf('newer_code' as AuthMethodsErrorCode)).to.equal('Something went wrong. Please try again.');
  });
});
