import type { Plugin } from 'vite';

/** What checks certificates, and what other modules import from it. */
const exported: Readonly<Record<string, string>> = {
  'registration/verifications/verifyAttestationAndroidKey': 'verifyAttestationAndroidKey',
  'registration/verifications/verifyAttestationAndroidSafetyNet': 'verifyAttestationAndroidSafetyNet',
  'registration/verifications/verifyAttestationApple': 'verifyAttestationApple',
  'registration/verifications/verifyAttestationFIDOU2F': 'verifyAttestationFIDOU2F',
  'registration/verifications/tpm/verifyAttestationTPM': 'verifyAttestationTPM',
  'helpers/convertX509PublicKeyToCOSE': 'convertX509PublicKeyToCOSE',
  'helpers/getCertificateInfo': 'getCertificateInfo',
  'helpers/isCertRevoked': 'isCertRevoked',
  'helpers/validateCertificatePath': 'validateCertificatePath',
  'helpers/validateExtFIDOGenCEAAGUID': 'validateExtFIDOGenCEAAGUID',
};

const files = /\/@simplewebauthn\/server\/esm\/(.+)\.js$/;

/** A signature needs one class of this package, whose other modules bring the whole format of certificates. */
const signatures = '@peculiar/asn1-ecc';
const signatureClass = `${signatures}/build/es2015/ec_signature_value.js`;

/**
 * Leaves the certificates of authenticators out of the emulator, which never asks for one: they were a third of its file.
 * The library for them also needs a polyfill of `Reflect` that has run before. It is imported as a statement without a
 * name, and Turbopack, which knows that the package has no side effects, does not run it in time: a host's page ended
 * with "tsyringe requires a reflect polyfill" (seen with Next.js 16.4.6).
 */
export function webauthnCertificates(): Plugin {
  const found = new Set<string>();
  return {
    name: 'webauthn-certificates',
    // Vite's own resolution of packages comes after.
    enforce: 'pre',
    load: {
      filter: { id: files },
      handler(id) {
        const path = files.exec(id)?.[1] ?? '';
        const name = exported[path];
        if (name === undefined) return undefined;
        found.add(path);
        return `export function ${name}() { throw new Error('An attestation with a certificate was not asked for'); }`;
      },
    },
    resolveId: {
      filter: { id: new RegExp(`^${signatures}$`) },
      handler(_id, importer) {
        return this.resolve(signatureClass, importer);
      },
    },
    buildEnd() {
      const missing = Object.keys(exported).find((path) => !found.has(path));
      if (found.size > 0 && missing !== undefined) {
        this.error(`@simplewebauthn/server has changed: there is no ${missing}.`);
      }
    },
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        const left = Object.keys(chunk.modules).find((id) =>
          /\/(@peculiar\/(asn1-)?x509|tsyringe|reflect-metadata)\//.test(id),
        );
        if (left !== undefined) this.error(`${left} is in ${chunk.fileName}.`);
      }
    },
  };
}
