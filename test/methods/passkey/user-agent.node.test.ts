import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { describeUserAgent } from '../../../src/methods/passkey/user-agent.js';

const known: Readonly<Record<string, readonly [browser: string, system: string]>> = {
  'Chrome 131.0.0 / Mac OS X 10.15.7': ['Chrome', 'macOS'],
  'Edge 131.0.0 / Windows 10.0.0': ['Edge', 'Windows'],
  'Safari 18.1 / iOS 18.1': ['Safari', 'iOS'],
  'Mobile Safari 17.4.1 / iPhone OS 17.4.1': ['Mobile Safari', 'iOS'],
  'Safari 17 / iPadOS 17': ['Safari', 'iPadOS'],
  'Chrome Mobile 130.0.0 / Android 14.0.0': ['Chrome Mobile', 'Android'],
  'Firefox 132.0.0 / Ubuntu 0.0.0': ['Firefox', 'Linux'],
  'Chrome 131.0.0 / Chrome OS 15117.112.0': ['Chrome', 'ChromeOS'],
  'Firefox / Haiku 1.0': ['Firefox', 'Haiku'],
};

const browserOn = (browser: string, system: string): string => `${browser} on ${system}`;

describe('describeUserAgent', () => {
  for (const [userAgent, [browser, system]] of Object.entries(known)) {
    it(`reads ${browser} and ${system} in "${userAgent}"`, () => {
      assert.equal(describeUserAgent(userAgent, browserOn), `${browser} on ${system}`);
    });
  }

  it('reads a very long name without effort', () => {
    const userAgent = `${'other '.repeat(5000)}x / ${'- '.repeat(5000)}x`;
    assert.match(describeUserAgent(userAgent, browserOn) ?? '', /x on .*x$/);
  });

  it('returns nothing for text of any other form', () => {
    const others = [
      undefined,
      '',
      ' / ',
      'Chrome 131.0.0',
      'a / b / c',
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/131.0.0.0 Safari/537.36',
    ];
    for (const userAgent of others)
      assert.equal(describeUserAgent(userAgent, browserOn), undefined, userAgent);
  });

  const vague: Readonly<Record<string, string | undefined>> = {
    'Other 0.0.0 / Other 0.0.0': undefined,
    'Unknown / Unknown': undefined,
    'null / null': undefined,
    'undefined 0.0.0 / undefined 0.0.0': undefined,
    '- / -': undefined,
    'Other / ': undefined,
    ' Other 0.0.0 / Other 0.0.0 ': undefined,
    '0.0.0 / 0.0.0': undefined,
    'Other NaN.NaN.NaN / undefined undefined': undefined,
    'Unknown Browser 0.0.0 / Unknown OS': undefined,
    'Generic Browser / Not available': undefined,
    '[object Object] / [object Object]': undefined,
    'Not)A;Brand 8.0.0 / Windows 10.0.0': 'Windows',
    'Chrome 131.0.0-beta.1 / Other Other': 'Chrome',
    'Android Browser 4.0 / Android 4.4': 'Android Browser on Android',
    'Chrome 131.0.0 / Other 0.0.0': 'Chrome',
    'Other 0.0.0 / Android 14.0.0': 'Android',
    'Firefox 132.0.0 / unknown': 'Firefox',
    'Otter Browser 1.0 / Linux': 'Otter Browser on Linux',
  };
  for (const [userAgent, text] of Object.entries(vague)) {
    it(`makes ${text ?? 'nothing'} of "${userAgent}"`, () => {
      assert.equal(describeUserAgent(userAgent, browserOn), text);
    });
  }
});
