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
