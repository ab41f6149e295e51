/**
 * Dictionaries of https://www.w3.org/TR/webauthn-3/ that the DOM's types of TypeScript 5 lack, wholly or in part.
 * Where both have one, either goes for the other, so lists are not readonly. Options of `@simplewebauthn/*` go for
 * these, too; its responses leave out members that the specification requires.
 */

/** How to create a passkey: https://www.w3.org/TR/webauthn-3/#dictdef-publickeycredentialcreationoptionsjson */
export interface PublicKeyCredentialCreationOptionsJSON {
  /** https://www.w3.org/TR/webauthn-3/#dictionary-rp-credential-params */
  readonly rp: PublicKeyCredentialRpEntity;
  readonly user: PublicKeyCredentialUserEntityJSON;
  /** base64url. https://www.w3.org/TR/webauthn-3/#sctn-cryptographic-challenges */
  readonly challenge: string;
  /** https://www.w3.org/TR/webauthn-3/#dictionary-credential-params */
  readonly pubKeyCredParams: PublicKeyCredentialParameters[];
  /** Milliseconds. https://www.w3.org/TR/webauthn-3/#dom-publickeycredentialcreationoptionsjson-timeout */
  readonly timeout?: number;
  readonly excludeCredentials?: PublicKeyCredentialDescriptorJSON[];
  /** https://www.w3.org/TR/webauthn-3/#dictionary-authenticatorSelection */
  readonly authenticatorSelection?: AuthenticatorSelectionCriteria;
  /** https://www.w3.org/TR/webauthn-3/#enum-hints */
  readonly hints?: string[];
  /** https://www.w3.org/TR/webauthn-3/#enum-attestation-convey */
  readonly attestation?: string;
  /** https://www.w3.org/TR/webauthn-3/#sctn-attstn-fmt-ids */
  readonly attestationFormats?: string[];
  readonly extensions?: AuthenticationExtensionsClientInputsJSON;
}

/** Whose passkey it is: https://www.w3.org/TR/webauthn-3/#dictdef-publickeycredentialuserentityjson */
export interface PublicKeyCredentialUserEntityJSON {
  /** base64url. https://www.w3.org/TR/webauthn-3/#user-handle */
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
}

/** A passkey there is already: https://www.w3.org/TR/webauthn-3/#dictdef-publickeycredentialdescriptorjson */
export interface PublicKeyCredentialDescriptorJSON {
  readonly type: string;
  /** base64url. https://www.w3.org/TR/webauthn-3/#credential-id */
  readonly id: string;
  /** https://www.w3.org/TR/webauthn-3/#enum-transport */
  readonly transports?: string[];
}

/**
 * https://www.w3.org/TR/webauthn-3/#dictdef-authenticationextensionsclientinputsjson
 * With the one extension about passkeys as such; any other is handed to the browser as it comes.
 */
export interface AuthenticationExtensionsClientInputsJSON {
  /** https://www.w3.org/TR/webauthn-3/#sctn-authenticator-credential-properties-extension */
  readonly credProps?: boolean;
}

/** A passkey that was created: https://www.w3.org/TR/webauthn-3/#dictdef-registrationresponsejson */
export interface RegistrationResponseJSON {
  /** base64url. https://www.w3.org/TR/webauthn-3/#credential-id */
  readonly id: string;
  /** The same. https://www.w3.org/TR/webauthn-3/#dom-registrationresponsejson-rawid */
  readonly rawId: string;
  readonly response: AuthenticatorAttestationResponseJSON;
  /** https://www.w3.org/TR/webauthn-3/#enum-attachment */
  readonly authenticatorAttachment?: string;
  readonly clientExtensionResults: AuthenticationExtensionsClientOutputsJSON;
  /** https://www.w3.org/TR/webauthn-3/#enum-credentialType */
  readonly type: string;
}

/** https://www.w3.org/TR/webauthn-3/#dictdef-authenticatorattestationresponsejson */
export interface AuthenticatorAttestationResponseJSON {
  /** base64url. https://www.w3.org/TR/webauthn-3/#dom-authenticatorresponse-clientdatajson */
  readonly clientDataJSON: string;
  /** base64url. https://www.w3.org/TR/webauthn-3/#sctn-authenticator-data */
  readonly authenticatorData: string;
  /** https://www.w3.org/TR/webauthn-3/#dom-authenticatorattestationresponse-gettransports */
  readonly transports: string[];
  /** base64url. Absent for an algorithm that the browser does not know. https://www.w3.org/TR/webauthn-3/#sctn-public-key-easy */
  readonly publicKey?: string;
  /** https://www.w3.org/TR/webauthn-3/#typedefdef-cosealgorithmidentifier */
  readonly publicKeyAlgorithm: number;
  /** base64url. https://www.w3.org/TR/webauthn-3/#attestation-object */
  readonly attestationObject: string;
}

/** https://www.w3.org/TR/webauthn-3/#dictdef-authenticationextensionsclientoutputsjson */
export interface AuthenticationExtensionsClientOutputsJSON {
  /** https://www.w3.org/TR/webauthn-3/#sctn-authenticator-credential-properties-extension */
  readonly credProps?: CredentialPropertiesOutput;
}
