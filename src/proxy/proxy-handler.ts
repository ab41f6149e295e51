import { emptyAnswer, problemAnswer } from './answers.js';
import { readJsonBody } from './json.js';
import { notFound } from './path-id.js';
import type { ProxySettings } from './proxy-options.js';
import { Refusal } from './refusal.js';
import { MissingPackage, type Report } from './report.js';
import { checkJsonType, checkSameOrigin, corsHeaders, preflightHeaders } from './same-origin.js';
import { readSession, type ProxySession } from './session.js';

/** Answers every request, and never rejects. */
export type ProxyHandler = (request: Request) => Promise<Response>;

/** A request that may be carried out as far as all proxies can say: sent by an allowed page, for a signed-in person. */
export interface ProxyCall {
  readonly request: Request;
  readonly query: URLSearchParams;
  readonly session: ProxySession;
  /** Reads the JSON body. Refuses one that is too long, or of another type. */
  readonly readBody: () => Promise<unknown>;
}

/** What a proxy does. Both functions refuse by throwing a {@link Refusal}. */
export interface ProxyRoutes<Route> {
  /** Finds what a request asks for. The segments are what follows the base path, as it was sent. */
  readonly find: (method: string, segments: readonly string[]) => Route;
  readonly answer: (route: Route, call: ProxyCall) => Promise<Response>;
}

/** A handler that lets only those requests through which no other site, and nobody without a session, has sent. */
export function proxyHandler<Route>(settings: ProxySettings, routes: ProxyRoutes<Route>): ProxyHandler {
  return async (request) => {
    try {
      const response = await answerSafely(request, settings, routes);
      for (const [name, value] of Object.entries(corsHeaders(request, settings.allowedOrigins)))
        response.headers.set(name, value);
      return response;
    } catch {
      // What came is not even a request.
      return problemAnswer(unexpected());
    }
  };
}

async function answerSafely<Route>(
  request: Request,
  settings: ProxySettings,
  routes: ProxyRoutes<Route>,
): Promise<Response> {
  try {
    return await answerRequest(request, settings, routes);
  } catch (error) {
    return problemAnswer(error instanceof Refusal ? error : reported(error, settings.report));
  }
}

async function answerRequest<Route>(
  request: Request,
  settings: ProxySettings,
  routes: ProxyRoutes<Route>,
): Promise<Response> {
  const { allowedOrigins, basePath, report } = settings;
  const { pathname, searchParams } = new URL(request.url);
  if (!pathname.startsWith(`${basePath}/`)) throw notFound();
  if (request.method === 'OPTIONS') {
    const headers = preflightHeaders(request, allowedOrigins);
    const response = emptyAnswer();
    for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
    return response;
  }
  const route = routes.find(request.method, pathname.slice(basePath.length + 1).split('/'));
  checkSameOrigin(request, allowedOrigins);
  const session = await readSession(request, settings.session, report);
  const readBody = async (): Promise<unknown> => {
    if (request.bodyUsed) {
      report('The body has been read before. Mount the proxy before what parses bodies');
      throw unexpected();
    }
    checkJsonType(request);
    return readJsonBody(request);
  };
  return routes.answer(route, { request, query: searchParams, session, readBody });
}

function reported(error: unknown, report: Report): Refusal {
  if (error instanceof MissingPackage) report(error.message, error);
  else report('Something failed that should not', error);
  return unexpected();
}

function unexpected(): Refusal {
  return new Refusal(500, 'Something went wrong on the server');
}
