import { ChangeDetectionStrategy, Component, signal } from '@angular/core';
import type { AuthMethodsStepUpEvent, MessageOverrides } from 'auth-methods-manager';
import { AuthMethodsManagerComponent } from 'auth-methods-manager/angular';
import { emulator, getAccessToken } from './emulator';

@Component({
  selector: 'app-root',
  imports: [AuthMethodsManagerComponent],
  templateUrl: './app.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class App {
  protected readonly emulator = emulator;
  protected readonly getAccessToken = getAccessToken;
  protected readonly messages: MessageOverrides = { heading: 'How you sign in' };
  protected readonly readonly = signal(false);
  protected readonly log = signal<readonly string[]>([]);

  protected add(line: string): void {
    this.log.update((lines) => [line, ...lines]);
  }

  protected signInAgain(event: AuthMethodsStepUpEvent): void {
    this.add(`auth-methods-step-up: to ${event.reason}`);
    event.respondWith(Promise.resolve(confirm('Sign in again?')));
  }
}
