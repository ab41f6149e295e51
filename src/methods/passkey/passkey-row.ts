import type { TemplateResult } from 'lit';
import type { PasskeyMethod } from '../../model/auth-method.js';
import { MethodRow, type Badge } from '../method-row.js';
import { passkeyProvider } from './passkey-provider.js';
import { parseUserAgent } from './user-agent.js';

/** @internal */
export class PasskeyRow extends MethodRow<PasskeyMethod> {
  static override readonly tag = 'auth-methods-passkey-row';

  protected override badges(): Badge[] {
    const { badges } = this.words;
    const { backedUp, deviceType } = this.method;
    return [
      ...(backedUp ? [{ text: badges.synced }] : []),
      ...(deviceType === 'single-device' ? [{ text: badges.thisDeviceOnly }] : []),
      ...(this.seenHere ? [{ text: badges.thisBrowser, tone: 'good' as const }] : []),
    ];
  }

  protected override facts(): (string | TemplateResult)[] {
    const provider = passkeyProvider(this.method.aaguid);
    const agent = parseUserAgent(this.method.userAgent);
    return [
      ...(provider && provider !== this.heading ? [provider] : []),
      ...(agent ? [this.words.facts.browserOn(agent.browser, agent.system)] : []),
    ];
  }
}
