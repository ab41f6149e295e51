/** Bytes in a QR code of the largest version, at the lowest level of error correction: ISO/IEC 18004, table 7. */
const capacity = 2953;

/** What an app is set up with; at least one of `scan` and `key`. */
export interface Barcode {
  /** The address that a QR code can hold. */
  readonly scan?: string;
  /** Opens the app on the same phone. */
  readonly link?: string;
  /** Base32, to be typed. */
  readonly key?: string;
}

/** Reads the challenge of any backend. `undefined` when there is nothing that an app could be set up with. */
export function readBarcode(challenge: object): Barcode | undefined {
  const { barcodeUri, manualInputCode } = challenge as Record<'barcodeUri' | 'manualInputCode', unknown>;
  const uri = readUri(barcodeUri);
  const key = asText(manualInputCode) ?? asText(uri?.searchParams.get('secret'));
  const isScannable = uri !== undefined && new TextEncoder().encode(barcodeUri as string).length <= capacity;
  if (!isScannable && key === undefined) return undefined;
  return {
    ...(isScannable && { scan: barcodeUri as string }),
    // An address of any other scheme, such as `javascript:`, must not become a link.
    ...(uri?.protocol === 'otpauth:' && { link: barcodeUri as string }),
    ...(key !== undefined && { key }),
  };
}

function readUri(value: unknown): URL | undefined {
  try {
    return typeof value === 'string' ? new URL(value) : undefined;
  } catch {
    return undefined;
  }
}

function asText(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() ? value : undefined;
}
