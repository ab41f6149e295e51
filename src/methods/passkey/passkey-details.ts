import type { PasskeyMethod } from '../../model/auth-method.js';
import { shortId, type MethodDetails } from '../method-details.js';
import { passkeyProvider } from './passkey-provider.js';
import { transportName } from './transport-name.js';
import { parseUserAgent } from './user-agent.js';

export const passkeyDetails: MethodDetails<PasskeyMethod> = (method, { messages, format }) => {
  const { detailsDialog: words, badges, facts } = messages;
  const agent = parseUserAgent(method.userAgent);
  const storage = [
    ...(method.backedUp ? [badges.synced] : []),
    ...(method.deviceType === 'single-device' ? [badges.thisDeviceOnly] : []),
  ];
  const transports = method.transports.map((transport) => transportName(transport, messages.transports));
  return [
    { term: words.provider, value: passkeyProvider(method.aaguid) },
    { term: words.browser, value: agent && facts.browserOn(agent.browser, agent.system) },
    { term: words.storage, value: format.list(storage) },
    { term: words.transports, value: format.list(transports) },
    { term: words.credentialId, value: shortId(method.credentialId) },
  ];
};
