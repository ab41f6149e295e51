export interface QrSegment {
  readonly data: string;
  readonly mode: 'alphanumeric' | 'byte';
}

/**
 * Capitals and digits, such as the key of an authenticator app, in five and a half bits each, the rest in eight. Fewer
 * than 14 in a row would not pay for a segment of their own: ISO/IEC 18004, 7.4. The library itself finds the best
 * segments of all, which rarely make a smaller code, and takes 1 kB for that.
 */
export const qrSegments = (text: string): readonly QrSegment[] =>
  text
    .split(/([\dA-Z $%*+./:-]{14,})/)
    .map((data, place): QrSegment => ({ data, mode: place % 2 ? 'alphanumeric' : 'byte' }))
    .filter(({ data }) => data);
