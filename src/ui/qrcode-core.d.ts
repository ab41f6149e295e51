/** Only the encoder. The package's main entry adds renderers for canvases and data URLs. */
declare module 'qrcode/lib/core/qrcode.js' {
  export function create(
    text: string | readonly { readonly data: string; readonly mode: 'alphanumeric' | 'byte' }[],
    options?: { errorCorrectionLevel?: 'L' | 'M' | 'Q' | 'H' },
  ): { modules: { size: number; data: Uint8Array } };
}
