import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import { person } from '../person.js';

/** A page and its content security policy. */
export interface LoginPage {
  readonly status: number;
  readonly html: string;
  readonly contentSecurityPolicy: string;
}

const style = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; }
main { width: min(22rem, 100vw - 2rem); }
label, input, button { display: block; width: 100%; box-sizing: border-box; font: inherit; }
label { margin-top: 1rem; }
input, button { padding: 0.6rem; border: 1px solid currentcolor; border-radius: 0.4rem; }
button { margin-top: 1rem; cursor: pointer; }
.primary { background: light-dark(#1d4ed8, #93c5fd); color: light-dark(#fff, #0b1220); border-color: transparent; }
[role='alert'] { margin-top: 1rem; padding: 0.6rem; border-left: 0.25rem solid light-dark(#b91c1c, #fca5a5); }
small { display: block; margin-top: 1.5rem; }
`;

const styleHash = createHash('sha256').update(style).digest('base64');

type Markup = ReturnType<typeof html>;

/** Asks for email and password. The correct ones are filled in. */
export function loginPage(state: { readonly email: string; readonly failed: boolean }): Promise<LoginPage> {
  const alert = html`<p role="alert" id="problem">
    Wrong email or password. It is ${person.email} with ${person.password}.
  </p>`;
  return page(
    'Sign in',
    state.failed ? 400 : 200,
    html`${state.failed ? alert : ''}
      <label for="email">Email</label>
      <input
        id="email"
        name="email"
        type="email"
        autocomplete="username"
        required
        value="${state.email}"
        ${state.failed ? raw('aria-invalid="true" aria-describedby="problem"') : ''}
      />
      <label for="password">Password</label>
      <input
        id="password"
        name="password"
        type="password"
        autocomplete="current-password"
        required
        value="${state.failed ? '' : person.password}"
        ${state.failed ? raw('aria-invalid="true" aria-describedby="problem"') : ''}
      />
      <button class="primary">Continue</button>
      <button name="cancel" value="1" formnovalidate>Cancel</button>`,
  );
}

/** Stands in for any kind of second step. */
export function secondStepPage(): Promise<LoginPage> {
  return page(
    'Confirm that it’s you',
    200,
    html`<p>A real sign-in would now ask for a code or a passkey. Here, a button will do.</p>
      <button class="primary" name="confirm" value="1">Confirm</button>
      <button name="cancel" value="1">Cancel</button>`,
  );
}

async function page(title: string, status: number, content: Markup): Promise<LoginPage> {
  const markup = await html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style>${raw(style)}</style>
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          <form method="post">${content}</form>
          <small>An emulator for demonstrations and tests. Nothing here is real.</small>
        </main>
      </body>
    </html>`;
  return {
    status,
    // `html` makes a String object, which the server would treat as data.
    html: markup.toString(),
    contentSecurityPolicy: `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'`,
  };
}
