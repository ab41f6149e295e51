import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { brokenPromises, oldestBrowsers, scriptThatLacks } from './oldest-browsers.js';

describe('the oldest browsers of README.md', () => {
  const oldest = oldestBrowsers();

  it('have every style that nothing stands in for', () => {
    assert.deepEqual(brokenPromises(oldest), []);
    assert.deepEqual(brokenPromises({ ...oldest, Firefox: 120 }), ['Firefox 120 has no :has()']);
  });

  it('are made by taking away what came later', () => {
    assert.match(scriptThatLacks('Firefox', oldest.Firefox), /delete globalThis\.AbortSignal\.any;/);
    assert.match(scriptThatLacks('Firefox', oldest.Firefox), /'showPopover'/);
    assert.doesNotMatch(scriptThatLacks('Firefox', 125), /AbortSignal|showPopover/);
  });
});
