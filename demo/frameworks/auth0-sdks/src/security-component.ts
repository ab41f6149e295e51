import { AsyncPipe } from '@angular/common';
import { Component, CUSTOM_ELEMENTS_SCHEMA, type ElementRef, inject, ViewChild } from '@angular/core';
import { AuthService } from '@auth0/auth0-angular';
import type { AuthMethodsManager } from 'auth-methods-manager';
import 'auth-methods-manager/define';
import { connectAuth0SpaJs } from 'auth-methods-manager/auth0-spa-js';
import { domain } from './tenant';

@Component({
  selector: 'app-root',
  imports: [AsyncPipe],
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    @if (auth.isLoading$ | async) {
      <p>One moment …</p>
    } @else if (auth.isAuthenticated$ | async) {
      <button (click)="auth.logout({ logoutParams: { returnTo: page } })">Sign out</button>
      <auth-methods-manager #manager [domain]="domain" />
    } @else {
      <button (click)="auth.loginWithRedirect({ appState: { target: path } })">Sign in</button>
    }
  `,
})
export class Security {
  readonly auth = inject(AuthService);
  readonly domain = domain;
  readonly page = location.href;
  readonly path = location.pathname;
  #disconnect: (() => void) | undefined;

  @ViewChild('manager') set manager(element: ElementRef<AuthMethodsManager> | undefined) {
    this.#disconnect?.();
    this.#disconnect = element && connectAuth0SpaJs(element.nativeElement, this.auth);
  }
}
