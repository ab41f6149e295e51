import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { shortUserAgent } from '../../src/emulator/user-agent.js';

const blink = 'AppleWebKit/537.36 (KHTML, like Gecko)';
const webkit = 'AppleWebKit/605.1.15 (KHTML, like Gecko)';

const cases: readonly (readonly [userAgent: string, short: string])[] = [
  [
    `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${blink} Chrome/131.0.0.0 Safari/537.36`,
    'Chrome 131.0.0 / Mac OS X 10.15.7',
  ],
  [
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${blink} Chrome/131.0.0.0 Safari/537.36 Edg/131.0.2903.70`,
    'Edge 131.0.2903 / Windows 10.0.0',
  ],
  [
    'Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0',
    'Firefox 132.0.0 / Linux 0.0.0',
  ],
  [
    `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${webkit} Version/18.1 Safari/605.1.15`,
    'Safari 18.1.0 / Mac OS X 10.15.7',
  ],
  [
    `Mozilla/5.0 (iPhone; CPU iPhone OS 18_1_1 like Mac OS X) ${webkit} Version/18.1 Mobile/15E148 Safari/604.1`,
    'Mobile Safari 18.1.0 / iOS 18.1.1',
  ],
  [
    `Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) ${webkit} CriOS/131.0.6778.73 Mobile/15E148 Safari/604.1`,
    'Chrome Mobile iOS 131.0.6778 / iOS 18.1.0',
  ],
  [
    `Mozilla/5.0 (Linux; Android 15; Pixel 9) ${blink} Chrome/131.0.0.0 Mobile Safari/537.36`,
    'Chrome Mobile 131.0.0 / Android 15.0.0',
  ],
  [
    `Mozilla/5.0 (Linux; Android 14; SM-S928B) ${blink} SamsungBrowser/26.0 Chrome/122.0.0.0 Mobile Safari/537.36`,
    'Samsung Internet 26.0.0 / Android 14.0.0',
  ],
  [
    `Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${blink} Chrome/131.0.0.0 Safari/537.36`,
    'Chrome 131.0.0 / Chrome OS 14541.0.0',
  ],
  [
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${blink} Chrome/130.0.0.0 Safari/537.36 OPR/115.0.0.0`,
    'Opera 115.0.0 / Windows 10.0.0',
  ],
  ['curl/8.5.0', 'Other 0.0.0 / Other 0.0.0'],
  ['', 'Other 0.0.0 / Other 0.0.0'],
];

describe('shortUserAgent', () => {
  for (const [userAgent, short] of cases) {
    it(`shortens "${userAgent.slice(0, 90)}" to ${short}`, () => {
      assert.equal(shortUserAgent(userAgent), short);
    });
  }
});
