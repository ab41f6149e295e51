import type { IncomingMessage } from 'node:http';
import type { Interaction, InteractionResults, KoaContextWithOIDC, Provider } from 'oidc-provider';
import { person } from '../person.js';
import type { Tenant } from '../tenant.js';
import { loginPage, secondStepPage, type LoginPage } from './login-pages.js';
import { acceptsRedirect, needsSecondStep } from './openid-provider.js';

/** The login page at `/login/{uid}`: email and password, then a second step if one is required. */
export function loginMiddleware(provider: Provider, tenant: Tenant) {
  /** Interactions in which the password was correct. */
  const passwordChecked = new Set<string>();

  const finish = async (context: KoaContextWithOIDC, result: InteractionResults): Promise<void> => {
    context.redirect(await provider.interactionResult(context.req, context.res, result));
    context.status = 303;
  };

  const submit = async (context: KoaContextWithOIDC, interaction: Interaction): Promise<void> => {
    const form = await readForm(context.req);
    if (form.has('cancel')) {
      await finish(context, {
        error: 'access_denied',
        error_description: 'The person cancelled the sign-in',
      });
      return;
    }
    const secondStep = needsSecondStep(interaction.params, tenant);
    if (needsPassword(interaction) && !passwordChecked.has(interaction.uid)) {
      const email = form.get('email')?.trim().toLowerCase() ?? '';
      if (email !== person.email || !tenant.account.signsInWith(form.get('password') ?? '')) {
        await show(context, loginPage({ email, failed: true }));
        return;
      }
      passwordChecked.add(interaction.uid);
      if (secondStep) {
        await show(context, secondStepPage());
        return;
      }
    }
    passwordChecked.delete(interaction.uid);
    await finish(context, {
      login: {
        accountId: person.userId,
        ts: Math.floor(tenant.now() / 1000),
        amr: secondStep ? ['pwd', 'mfa'] : ['pwd'],
        ...(secondStep && { acr: tenant.faults.stepUpAcr }),
      },
    });
  };

  return async (context: KoaContextWithOIDC, next: () => Promise<unknown>): Promise<void> => {
    if (!context.path.startsWith('/login/')) {
      await next();
      return;
    }
    const interaction = await provider.interactionDetails(context.req, context.res).catch(() => undefined);
    if (!interaction) {
      context.status = 400;
      context.body = 'This sign-in has ended. Go back to the application and start again.';
      return;
    }
    if (context.method === 'POST') {
      await submit(context, interaction);
      return;
    }
    const passwordFirst = needsPassword(interaction) && !passwordChecked.has(interaction.uid);
    await show(context, passwordFirst ? loginPage({ email: person.email, failed: false }) : secondStepPage());
  };
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return new URLSearchParams(text);
}

async function show(context: KoaContextWithOIDC, shown: Promise<LoginPage>): Promise<void> {
  const page = await shown;
  context.status = page.status;
  context.set('content-security-policy', page.contentSecurityPolicy);
  context.set('cache-control', 'no-store');
  context.type = 'html';
  context.body = page.html;
}

function needsPassword(interaction: Interaction): boolean {
  // A missing second step is the only reason that leaves the sign-in valid.
  return interaction.prompt.reasons.some((reason) => reason !== 'second_step');
}

/** `/v2/logout?returnTo=…`: ends the login page's session and returns to the application. */
export function logoutMiddleware(provider: Provider, tenant: Tenant) {
  return async (context: KoaContextWithOIDC, next: () => Promise<unknown>): Promise<void> => {
    if (context.path !== '/v2/logout') {
      await next();
      return;
    }
    const session = await provider.Session.get(context);
    if (session.accountId !== undefined) await session.destroy();
    context.cookies.set(provider.cookieName('session'), null, { path: '/' });

    const { returnTo } = context.query;
    if (typeof returnTo !== 'string') {
      context.body = 'You are signed out.';
      return;
    }
    if (acceptsRedirect(returnTo, tenant)) {
      context.redirect(returnTo);
      return;
    }
    context.status = 400;
    context.body = `The address "${returnTo}" is not allowed`;
  };
}
