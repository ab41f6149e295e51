import { launch, type KeyInput, type LaunchOptions, type Page } from 'puppeteer-core';
import { browserArguments, findBrowser } from '../find-browser.js';
import { readKeys, stepTimeout, type EngineName, type EngineWindow } from './engine-window.js';

const viewport = { width: 1000, height: 800 };

/** Keys that JavaScript names, by the names of the driver. */
const keyNames: Readonly<Record<string, KeyInput>> = { ' ': 'Space' };

/** A window of a browser that Puppeteer drives: Chromium by its own protocol, Firefox by WebDriver BiDi. */
async function openWindow(
  engine: EngineName,
  options: LaunchOptions,
  addAuthenticator?: (page: Page) => Promise<void>,
): Promise<EngineWindow> {
  const browser = await launch({
    ...options,
    headless: true,
    defaultViewport: viewport,
    timeout: stepTimeout,
    protocolTimeout: stepTimeout,
  });
  const page = await browser.newPage();
  page.setDefaultTimeout(stepTimeout);
  return {
    engine,
    async open(address) {
      await page.goto(address);
      await page.bringToFront();
    },
    evaluate: <T>(expression: string) => page.evaluate(expression) as Promise<T>,
    click: (x, y) => page.mouse.click(x, y),
    async press(keys) {
      const { held, key } = readKeys(keys);
      for (const modifier of held) await page.keyboard.down(modifier as KeyInput);
      await page.keyboard.press(keyNames[key] ?? (key as KeyInput));
      for (const modifier of [...held].reverse()) await page.keyboard.up(modifier as KeyInput);
    },
    type: (text) => page.keyboard.type(text),
    ...(addAuthenticator && { addAuthenticator: () => addAuthenticator(page) }),
    close: () => browser.close(),
  };
}

async function addVirtualAuthenticator(page: Page): Promise<void> {
  const devtools = await page.createCDPSession();
  await devtools.send('WebAuthn.enable', { enableUI: false });
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

/** A mouse, which a machine without a screen may lack. */
const mouse =
  '--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4';

export function openChromium(): Promise<EngineWindow> {
  return openWindow(
    'Chromium',
    { browser: 'chrome', executablePath: findBrowser(), args: [...browserArguments, mouse] },
    addVirtualAuthenticator,
  );
}

export function openFirefox(executablePath: string): Promise<EngineWindow> {
  return openWindow('Firefox', {
    browser: 'firefox',
    executablePath,
    extraPrefsFirefox: {
      'intl.accept_languages': 'en-US',
      // A mouse that is fine and can hover.
      'ui.primaryPointerCapabilities': 6,
      'ui.allPointerCapabilities': 6,
    },
  });
}
