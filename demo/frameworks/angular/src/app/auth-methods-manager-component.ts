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
  /** Host name of the API, such as `login.example.com`. Needed unless `apiBase` or `backend` is set. */
  readonly domain = input<AuthMethodsManager['domain']>();
  /** Base address of the API, for a same-origin proxy: `/me/v1`. Default: `https://{domain}/me/v1`. */
  readonly apiBase = input<AuthMethodsManager['apiBase']>();
  /** Audience of the access tokens. Default: `https://{domain}/me/`, with the slash. */
  readonly audience = input<AuthMethodsManager['audience']>();
  /** Returns an access token for a request: the least scope for the action at hand, asked for when the person acts. */
  readonly getAccessToken = input<AuthMethodsManager['getAccessToken']>();
  /** A token that is at hand already. Never an attribute: attributes can be read by anything on the page. */
  readonly accessToken = input<AuthMethodsManager['accessToken']>();
  /** Performs requests with authorization of its own, as DPoP needs. Goes before `getAccessToken`. */
  readonly fetcher = input<AuthMethodsManager['fetcher']>();
  /** A backend of your own, as docs/backends.md shows; then the properties above are not used. */
  readonly backend = input<AuthMethodsManager['backend']>();
  /** Which method types are shown, and in which order within their group; all of them by default. As an attribute: names with spaces between. */
  readonly types = input<AuthMethodsManager['types']>();
  /** Shows the methods and changes nothing. */
  readonly readonly = input<boolean, unknown>(false, { transform: booleanAttribute });
  /** Leaves out the heading and the line below it. */
  readonly hideHeading = input<boolean, unknown>(false, { transform: booleanAttribute });
  /** Leaves out the security summary. */
  readonly hideSummary = input<boolean, unknown>(false, { transform: booleanAttribute });
  /** Level of the heading, 1 to 6; those of the groups are one below. */
  readonly headingLevel = input<AuthMethodsManager['headingLevel']>();
  /** Connection of the linked account that a new passkey or password is for. */
  readonly connection = input<AuthMethodsManager['connection']>();
  /** User id of the linked account that a new passkey or password is for. */
  readonly identityUserId = input<AuthMethodsManager['identityUserId']>();
  /** Checks the host's set-up after each load, and prints what is wrong with the fix to the console. */
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
