// Compiles the decorators in the browser. An app that the Angular CLI builds does without.
import '@angular/compiler';
import { provideZonelessChangeDetection } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { provideRouter } from '@angular/router';
import { provideAuth0 } from '@auth0/auth0-angular';
import { Security } from './security-component';
import { options } from './tenant';

await bootstrapApplication(Security, {
  providers: [
    provideZonelessChangeDetection(),
    provideRouter([{ path: '**', children: [] }]),
    provideAuth0(options),
  ],
});
