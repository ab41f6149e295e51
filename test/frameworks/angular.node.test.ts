import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { describeApp } from './describe-app.js';
import { FrameworkApp } from './framework-app.js';

/** Lines marked with `wrong` must not compile, all others must. */
const usage = `import { Component, CUSTOM_ELEMENTS_SCHEMA } from '@angular/core';
import type { AuthMethodsErrorEvent } from 'auth-methods-manager';
import { AuthMethodsManagerComponent } from 'auth-methods-manager/angular';

@Component({
  selector: 'app-with-component',
  imports: [AuthMethodsManagerComponent],
  template: \`
<auth-methods-manager #manager lang="de" class="wide" api-base="/me/v1" hide-summary readonly [hidden]="false" />
<auth-methods-manager [types]="['passkey', 'totp']" [headingLevel]="3" (auth-methods-error)="onError($event)" />
<auth-methods-manager (auth-method-before-remove)="manager.element.removeMethod($event.method.id)" />
<auth-methods-manager id="wrong" [domain]="1" />
<auth-methods-manager id="wrong" [readOnly]="true" />
<auth-methods-manager id="wrong" [types]="7" />
<auth-methods-manager id="wrong" (auth-methods-loaded)="onError($event)" />
<auth-methods-manager id="wrong" (auth-methods-error)="$event.nothing" />
\`,
})
export class WithComponent {
  onError(event: AuthMethodsErrorEvent): void {
    console.log(event.error.code);
  }
}

@Component({
  selector: 'app-with-schema',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: \`
<auth-methods-manager #manager [types]="['passkey', 'totp']" (auth-methods-error)="onError($event)" />
<button (click)="manager.refresh()">Load again</button>
<auth-methods-manager id="wrong" (auth-methods-loaded)="onError($event)" />
<button id="wrong" (click)="manager.nothing()">Load again</button>
\`,
})
export class WithSchema {
  onError(event: AuthMethodsErrorEvent): void {
    console.log(event.error.code);
  }
}
`;

describe('the Angular app', () => {
  const app = new FrameworkApp('angular');

  before(async () => {
    await app.install();
    await app.build();
  });

  describeApp({ app, output: 'dist' });

  it('has types for inputs and events, and refuses others', async () => {
    const output = await app.complaintsOf('ngc', { file: 'usage.ts', text: usage });
    // eslint-disable-next-line no-control-regex -- the compiler colours what it prints
    const plain = output.replaceAll(/\x1b\[\d+m/g, '');
    const refused = [...plain.matchAll(/usage\.ts:(\d+):\d+ - error/g)].map(([, line]) => Number(line));
    const wrong = usage
      .split('\n')
      .flatMap((line, index) => (line.includes('id="wrong"') ? [index + 1] : []));
    assert.deepEqual(
      [...new Set(refused)].sort((one, other) => one - other),
      wrong,
      plain,
    );
  });
});
