import { expect } from '@open-wc/testing';
import { explainOptions, explainPolicy, explainWrongDomain } from '../../src/methods/webauthn-refusals.js';
import type { PublicKeyCredentialCreationOptionsJSON } from '../../src/model/webauthn-dictionaries.js';

const feature = 'publickey-credentials-create';

describe('explainWrongDomain', () => {
  const page = (hostname: string) => ({ hostname, origin: `https://${hostname}` }) as Location;

  for (const hostname of ['example.com', 'www.example.com', 'a.b.example.com'])
    it(`has nothing to explain for example.com on ${hostname}`, () => {
      expect(explainWrongDomain('example.com', page(hostname))).to.equal(undefined);
    });

  it('has nothing to explain where the backend leaves the hostname to the browser', () => {
    expect(explainWrongDomain(undefined, page('shop.example'))).to.equal(undefined);
  });

  for (const hostname of ['shop.example', 'com', 'badexample.com'])
    it(`names both hostnames, and related origins, on ${hostname}`, () => {
      const text = explainWrongDomain('example.com', page(hostname));
      expect(text).to.contain(`creates credentials for "example.com", but this page is on "${hostname}"`);
      expect(text).to.contain(`list https://${hostname} in https://example.com/.well-known/webauthn`);
    });
});

describe('explainPolicy', () => {
  const documentWith = (features: readonly string[], isAllowed: boolean) =>
    ({ featurePolicy: { features: () => features, allowsFeature: () => isAllowed } }) as unknown as Document;

  it('names the header where the page itself is not allowed', () => {
    // The test page is no frame.
    expect(explainPolicy(5000, documentWith([feature], false))).to.contain(`${feature}=(self)`);
  });

  it('has nothing to explain where the browser allows it', () => {
    expect(explainPolicy(5, documentWith([feature], true))).to.equal(undefined);
    expect(explainPolicy(5)).to.equal(undefined);
  });

  it('has nothing to explain in a page that is no frame, in a browser that can’t tell', () => {
    expect(explainPolicy(5, documentWith([], false))).to.equal(undefined);
    expect(explainPolicy(5, {} as Document)).to.equal(undefined);
  });
});

describe('explainOptions', () => {
  const good: PublicKeyCredentialCreationOptionsJSON = {
    rp: { id: 'example.com', name: 'Example' },
    user: { id: 'dXNlcg', name: 'ada@example.com', displayName: 'Ada' },
    challenge: 'Y2hhbGxlbmdl',
    pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
  };
  const explain = (changes: object): string | undefined => explainOptions({ ...good, ...changes });

  it('has nothing to explain for good options', () => {
    expect(explain({})).to.equal(undefined);
    expect(explain({ excludeCredentials: [{ id: 'YQ', type: 'public-key' }] })).to.equal(undefined);
    expect(explain({ user: { ...good.user, id: btoa('x'.repeat(64)) } })).to.equal(undefined);
  });

  const bad: Readonly<Record<string, object>> = {
    '`rp.name`': { rp: undefined },
    '`rp.name` is': { rp: { id: 'example.com' } },
    '`user.id`': { user: undefined },
    '`user.name`': { user: { id: 'YQ', displayName: 'Ada' } },
    '`user.displayName`': { user: { id: 'YQ', name: 'ada' } },
    '`user.id` has 100 bytes': { user: { ...good.user, id: btoa('x'.repeat(100)) } },
    '`user.id` has 0 bytes': { user: { ...good.user, id: '' } },
    '`user.id` is not base64url': { user: { ...good.user, id: '%%%' } },
    '`challenge`': { challenge: 7 },
    '`pubKeyCredParams`': { pubKeyCredParams: undefined },
    '`pubKeyCredParams` lists no': { pubKeyCredParams: [{ type: 'private-key', alg: -7 }, null] },
    '`excludeCredentials[].id`': { excludeCredentials: [{ type: 'public-key', id: '%' }] },
  };
  for (const [words, changes] of Object.entries(bad)) {
    it(`says ${words} for ${JSON.stringify(changes).slice(0, 60)}`, () => {
      const text = explain(changes);
      expect(text).to.contain(words);
      expect(text).not.to.contain('ada@example.com');
    });
  }
});
