import { expect } from '@open-wc/testing';
import type { AuthMethod } from '../../../src/model/auth-method.js';
import { memoryBackend } from '../../support/backends/memory-backend.js';
import { recordConsole } from '../../support/browser/fail-on-console-error.js';
import { eventually } from '../../support/browser/eventually.js';
import { openManager, type ManagerHarness } from '../../support/browser/manager-harness.js';
import { sample } from '../../manager/method-samples.js';

const apple = sample('passkey', 'apple', { aaguid: 'fbfc3007-154e-4ecc-8c0b-6e020557d7bd', backedUp: true });
const places: readonly AuthMethod[] = [
  sample('passkey', 'unknown'),
  sample('passkey', 'devices', { backedUp: true }),
  sample('passkey', 'device', { deviceType: 'single-device' }),
  sample('passkey', 'key', { transports: ['usb'] }),
];

function iconOf(manager: ManagerHarness, id: string): HTMLElement {
  const row = manager.rows.find((each) => each.id === id)!;
  return row.element.shadowRoot!.querySelector<HTMLElement>('[part=icon]')!;
}

const pathOf = (manager: ManagerHarness, id: string): string | null | undefined =>
  iconOf(manager, id).querySelector('path')?.getAttribute('d');
const isLogo = (manager: ManagerHarness, id: string): boolean =>
  iconOf(manager, id).querySelector('svg')?.getAttribute('viewBox') === '0 0 24 24';

async function open(
  methods: readonly AuthMethod[],
  settings: Partial<ManagerHarness['element']> = {},
): Promise<ManagerHarness> {
  return openManager({ settings: { backend: memoryBackend({ methods }), ...settings } });
}

describe('the icon of a passkey', () => {
  it('is its provider’s logo, in the colour of text, of the size of every icon, and not read aloud', async () => {
    const manager = await open([apple, places[0]!]);
    await eventually(() => expect(isLogo(manager, 'apple')).to.equal(true));
    const logo = iconOf(manager, 'apple');
    const svg = logo.querySelector('svg')!;
    const { width, height } = iconOf(manager, 'unknown').querySelector('svg')!.getBoundingClientRect();
    expect(svg.getBoundingClientRect()).to.include({ width, height });
    expect(getComputedStyle(svg).fill).to.equal(getComputedStyle(logo).color);
    expect(logo.ariaHidden).to.equal('true');
    expect(logo.querySelector('[style], img, image, use')).to.equal(null);
  });

  it('is a drawing of the place it is in, where its provider has no logo', async () => {
    const manager = await open(places);
    const paths = places.map(({ id }) => pathOf(manager, id));
    expect(new Set(paths).size).to.equal(4);
    expect(places.some(({ id }) => isLogo(manager, id))).to.equal(false);
  });

  it('is no logo where the host hides them', async () => {
    const manager = await open([apple, places[1]!], { hideLogos: true });
    await eventually(() => expect(manager.titles).to.include('Apple Passwords'));
    expect(pathOf(manager, 'apple')).to.equal(pathOf(manager, 'devices'));
    manager.element.hideLogos = false;
    await eventually(() => expect(isLogo(manager, 'apple')).to.equal(true));
    manager.element.toggleAttribute('hide-logos', true);
    await eventually(() => expect(isLogo(manager, 'apple')).to.equal(false));
  });
});

describe('a host’s own icons', () => {
  it('stand where the host’s function returns a node, and stay the same nodes while nothing changes', async () => {
    let calls = 0;
    const methodIcon = (method: AuthMethod): Node | undefined => {
      calls += 1;
      return method.id === 'apple' ? document.createElement('b') : undefined;
    };
    const manager = await open([apple, sample('totp', 'app')], { methodIcon });
    const own = iconOf(manager, 'apple').firstElementChild!;
    expect(own.localName).to.equal('b');
    expect(iconOf(manager, 'app').querySelector('svg')).not.to.equal(null);
    manager.element.readonly = true;
    await eventually(() =>
      expect(manager.rows.every(({ element }) => element.actions.length < 2)).to.equal(true),
    );
    expect(iconOf(manager, 'apple').firstElementChild).to.equal(own);
    expect(calls).to.equal(2);
  });

  for (const [what, methodIcon] of [
    ['returns text', () => 'logo'],
    [
      'throws',
      () => {
        throw new Error('no icon');
      },
    ],
  ] as const) {
    it(`are the element’s where the host’s function ${what}`, async () => {
      const errors = recordConsole('error');
      const manager = await open([sample('totp', 'app')], {
        methodIcon: methodIcon as unknown as () => Node,
      });
      expect(iconOf(manager, 'app').querySelector('svg')).not.to.equal(null);
      expect(errors[0]).to.contain('methodIcon() failed: ');
    });
  }
});
