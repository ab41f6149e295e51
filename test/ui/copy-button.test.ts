import { expect, fixture, html } from '@open-wc/testing';
import { CopyButton } from '../../src/ui/copy-button.js';
import { allowClipboard } from '../support/browser/allow-clipboard.js';
import { deepQueryAll, renderedText, serialise } from '../support/browser/composed-tree.js';
import { eventually } from '../support/browser/eventually.js';

CopyButton.define();

describe('<auth-methods-copy-button>', () => {
  const { writeText: original } = Clipboard.prototype;

  afterEach(() => {
    Clipboard.prototype.writeText = original;
    Reflect.deleteProperty(navigator, 'clipboard');
  });

  const create = (): Promise<CopyButton> =>
    fixture<CopyButton>(html`<auth-methods-copy-button
      .text=${'JBSWY3DP'}
      .label=${'Copy key'}
      .copiedLabel=${'Copied'}
    ></auth-methods-copy-button>`);

  const label = (element: CopyButton): string => renderedText(deepQueryAll(element, 'button')[0]!);
  const status = (element: CopyButton): string => renderedText(deepQueryAll(element, '[role=status]')[0]!);

  const press = (element: CopyButton): void => deepQueryAll(element, 'button')[0]!.click();

  it('copies a text that is not in the page, and says so', async () => {
    await allowClipboard();
    const element = await create();
    expect(serialise(element)).not.to.contain('JBSWY3DP');
    press(element);
    await eventually(() => expect(label(element)).to.equal('Copied'));
    expect(status(element)).to.equal('Copied');
    expect(await navigator.clipboard.readText()).to.equal('JBSWY3DP');
    expect(deepQueryAll(element, '[role=status]')).to.have.length(1);
  });

  it('keeps its name, because its status is outside the button', async () => {
    const element = await create();
    expect(deepQueryAll(element, 'button [role]')).to.deep.equal([]);
    expect(status(element)).to.equal('');
  });

  it('does not say "Copied" when the browser refuses', async () => {
    const asked: string[] = [];
    Clipboard.prototype.writeText = async (text) => {
      asked.push(text);
      throw new DOMException('No', 'NotAllowedError');
    };
    const element = await create();
    press(element);
    await eventually(() => asked.length === 1);
    await element.updateComplete;
    expect(label(element)).to.equal('Copy key');
  });

  const refusals: Readonly<Record<string, () => void>> = {
    refuses: () => {
      Clipboard.prototype.writeText = () => Promise.reject(new DOMException('No', 'NotAllowedError'));
    },
    throws: () => {
      Clipboard.prototype.writeText = () => {
        throw new DOMException('Blocked by a permissions policy', 'NotAllowedError');
      };
    },
    'has no way to copy': () => {
      Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true });
    },
  };
  for (const [how, refuse] of Object.entries(refusals)) {
    it(`selects the text and says so when the browser ${how}`, async () => {
      refuse();
      const place = await fixture<HTMLElement>(html`<div>
        <code id="key">JBSW Y3DP</code>
        <auth-methods-copy-button
          .text=${'JBSWY3DP'}
          .shownIn=${'key'}
          .label=${'Copy key'}
          .copiedLabel=${'Copied'}
          .byHandLabel=${'Copy it by hand'}
        ></auth-methods-copy-button>
      </div>`);
      const element = place.querySelector<CopyButton>('auth-methods-copy-button')!;
      press(element);
      await eventually(() => expect(status(element)).to.equal('Copy it by hand'));
      const { width, height } = deepQueryAll(element, '[role=status]')[0]!.getBoundingClientRect();
      expect([width > 50, height > 10], 'on screen').to.deep.equal([true, true]);
      expect(getSelection()!.toString()).to.equal('JBSW Y3DP');
      expect(label(element)).to.equal('Copy key');
    });
  }

  it('returns to its first label when it leaves the page', async () => {
    Clipboard.prototype.writeText = async () => undefined;
    const element = await create();
    press(element);
    await eventually(() => label(element) === 'Copied');
    const place = element.parentElement!;
    element.remove();
    place.append(element);
    await eventually(() => label(element) === 'Copy key');
  });
});
