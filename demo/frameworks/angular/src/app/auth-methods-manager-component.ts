// Generated from custom-elements.json.
import {
  booleanAttribute,
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  inject,
  input,
  type OnChanges,
  type SimpleChanges,
} from '@angular/core';
import type { AuthMethodsManager } from 'auth-methods-manager';
import 'auth-methods-manager/define';

/**
 * Makes `<auth-methods-manager>` known to templates, with inputs that are checked. Its events need nothing:
 * `(auth-methods-loaded)="…"` is typed by the element's own declarations.
 */
@Component({
  selector: 'auth-methods-manager',
  template: '<ng-content />',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AuthMethodsManagerComponent implements OnChanges {
  /** Hostname of the API, such as `login.example.com`. Required unless `apiBase` or `backend` is set. */
  readonly domain = input<AuthMethodsManager['domain']>();
  /** Base address of the API, for a same-origin proxy: `/me/v1`. Default: `https://{domain}/me/v1`. */
  readonly apiBase = input<AuthMethodsManager['apiBase']>();
  /** Audience of the access tokens. Default: `https://{domain}/me/`, with the trailing slash. */
  readonly audience = input<AuthMethodsManager['audience']>();
  /** Returns an access token. Called when the person acts, with the least scope for that action. */
  readonly getAccessToken = input<AuthMethodsManager['getAccessToken']>();
  /** An access token the host already has. Never an attribute: anything on the page can read attributes. */
  readonly accessToken = input<AuthMethodsManager['accessToken']>();
  /** Sends requests with authorization of its own, as DPoP needs. Takes precedence over `getAccessToken`. */
  readonly fetcher = input<AuthMethodsManager['fetcher']>();
  /** Your own backend, as docs/backends.md shows. The properties above are then ignored. */
  readonly backend = input<AuthMethodsManager['backend']>();
  /** Which method types are shown, and in which order within their group. Default: all. A list of type names, or one
  string with spaces or commas between them, as the attribute has it. */
  readonly types = input<AuthMethodsManager['types']>();
  /** Shows the methods, but offers no changes. */
  readonly readonly = input<boolean, unknown>(false, { transform: booleanAttribute });
  /** Leaves out the heading and the line below it. */
  readonly hideHeading = input<boolean, unknown>(false, { transform: booleanAttribute });
  /** Leaves out the security summary. */
  readonly hideSummary = input<boolean, unknown>(false, { transform: booleanAttribute });
  /** Level of the heading, 1 to 6. Group headings are one level below. */
  readonly headingLevel = input<AuthMethodsManager['headingLevel']>();
  /** Connection of the linked account that a new passkey or password is for. Changing a password keeps its own account. */
  readonly connection = input<AuthMethodsManager['connection']>();
  /** User id of the linked account that a new passkey or password is for. Changing a password keeps its own account. */
  readonly identityUserId = input<AuthMethodsManager['identityUserId']>();
  /** Checks the host's set-up after each load, and prints every problem with its fix to the console. */
  readonly debug = input<boolean, unknown>(false, { transform: booleanAttribute });
  /** Replaces any of the texts: `{ heading: 'Security' }`. */
  readonly messages = input<AuthMethodsManager['messages']>();

  readonly element = inject<ElementRef<AuthMethodsManager>>(ElementRef).nativeElement;

  /** Only inputs that are bound come here; the element keeps its own defaults for the others. */
  ngOnChanges(changes: SimpleChanges): void {
    for (const [name, { currentValue }] of Object.entries(changes)) {
      Reflect.set(this.element, name, currentValue);
    }
  }
}
