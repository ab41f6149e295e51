import type { ReactiveControllerHost } from 'lit';
import type { Fetcher, GetAccessToken, MethodsBackend } from '../model/methods-backend.js';

/** The properties of the public element that make a connection. */
export interface ConnectionHost extends ReactiveControllerHost, HTMLElement {
  readonly domain: string | undefined;
  readonly apiBase: string | undefined;
  readonly audience: string | undefined;
  readonly getAccessToken: GetAccessToken | undefined;
  readonly accessToken: string | undefined;
  readonly fetcher: Fetcher | undefined;
  readonly backend: MethodsBackend | undefined;
  readonly debug: boolean;
}
