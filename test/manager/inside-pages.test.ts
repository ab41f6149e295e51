import { expect } from '@open-wc/testing';
import { deepQueryAll } from '../support/browser/composed-tree.js';
import { brokenWords } from '../support/browser/layout-problems.js';
import { openManager, type ManagerHarness } from '../support/browser/manager-harness.js';

const root = document.documentElement;

const colorOf = (manager: ManagerHarness, selector: string): string =>
  getComputedStyle(deepQueryAll(manager.element, selector)[0]!).color;

describe('<auth-methods-manager> in somebody else’s page', () => {
  afterEach(() => root.removeAttribute('style'));

  const fontSizes = (manager: ManagerHarness): readonly string[] =>
    ['.manager', '.heading', '.hint', 'button'].map(
      (selector) => getComputedStyle(deepQueryAll(manager.element, selector)[0]!).fontSize,
    );

  for (const size of ['62.5%', '10px', '24px', '4vw']) {
    it(`has text of the same size where the root’s is ${size}`, async () => {
      const manager = await openManager({ scenario: 'typical' });
      const before = fontSizes(manager);
      expect(parseFloat(before[0]!)).to.equal(15);
      root.style.fontSize = size;
      expect(fontSizes(manager)).to.deep.equal(before);
    });
  }

  it('has a dialog with text and a QR code of the same size where the root’s is small', async () => {
    root.style.fontSize = '62.5%';
    const manager = await openManager({ scenario: 'single-factor' });
    const dialog = await manager.add('Authenticator app');
    const [modal] = deepQueryAll(dialog.element, 'dialog');
    expect(getComputedStyle(modal!).fontSize).to.equal('15px');
    expect(modal!.getBoundingClientRect().width).to.be.above(280);
  });

  const places: Readonly<Record<string, string>> = {
    'a flex row': 'display: flex',
    'a column that shrinks': 'display: flex; flex-direction: column; align-items: flex-start',
    'an inline block': 'display: inline-block',
    'a float': 'float: inline-start',
    'a box as wide as its content': 'width: fit-content',
    'a grid': 'display: grid; justify-items: start',
    'a table cell': 'display: table-cell',
    'an absolutely positioned box': 'position: absolute',
  };
  for (const [name, style] of Object.entries(places)) {
    it(`is as wide as there is room in ${name}`, async () => {
      const manager = await openManager({ scenario: 'single-factor' });
      const place = manager.element.parentElement!;
      const around = document.createElement('div');
      around.style.cssText = 'position: relative; width: 600px';
      place.before(around);
      around.append(place);
      place.style.cssText = style;
      expect(Math.round(manager.element.getBoundingClientRect().width)).to.equal(600);
      around.style.width = '300px';
      expect(Math.round(manager.element.getBoundingClientRect().width)).to.equal(300);
      around.remove();
    });
  }

  for (const style of ['white-space: nowrap', 'white-space: pre', 'text-indent: 200px'])
    it(`fits into a narrow box whose text has the style ${style}`, async () => {
      const manager = await openManager({ scenario: 'typical' });
      manager.element.parentElement!.style.cssText = `width: 300px; ${style}`;
      const [container] = deepQueryAll(manager.element, '.manager');
      expect(container!.scrollWidth).to.equal(container!.clientWidth);
      const heading = document.createRange();
      heading.selectNodeContents(deepQueryAll(manager.element, '.heading')[0]!);
      expect(heading.getBoundingClientRect().left).to.equal(container!.getBoundingClientRect().left);
    });

  it('breaks an address before its domain where there is no room for both', async () => {
    const manager = await openManager({ scenario: 'everything' });
    manager.element.parentElement!.style.width = '250px';
    expect(brokenWords(manager.element, '.title bdi')).to.deep.equal([]);
    const [title] = deepQueryAll(manager.element, 'bdi').filter((one) => one.textContent!.includes('@'));
    expect(title!.getClientRects()[0]!.height).to.be.above(40);
  });

  it('fills a block that is wider than its content needs', async () => {
    const manager = await openManager({ scenario: 'single-factor' });
    manager.element.parentElement!.style.width = '1400px';
    const [container] = deepQueryAll(manager.element, '.manager');
    expect(container!.getBoundingClientRect().width).to.equal(1400);
  });

  it('writes in the page’s colour outside its cards, and in its own inside them', async () => {
    const manager = await openManager({ scenario: 'single-factor' });
    const own = colorOf(manager, 'ul');
    manager.element.parentElement!.style.color = 'rgb(250, 240, 230)';
    expect(colorOf(manager, '.heading')).to.equal('rgb(250, 240, 230)');
    expect(colorOf(manager, 'header .heading')).to.equal('rgb(250, 240, 230)');
    expect(colorOf(manager, 'header .hint')).to.match(/0\.98\d* 0\.94\d* 0\.90\d* \/ 0\.8/);
    expect(colorOf(manager, 'ul')).to.equal(own);
    expect(colorOf(manager, '[part=summary]')).to.equal(own);
  });

  it('writes in the colour that the page has set for it', async () => {
    const manager = await openManager({ scenario: 'single-factor' });
    manager.element.style.setProperty('--auth-methods-text-color', 'rgb(1, 2, 3)');
    expect(colorOf(manager, '.heading')).to.equal('rgb(1, 2, 3)');
    expect(colorOf(manager, 'ul')).to.equal('rgb(1, 2, 3)');
  });
});
