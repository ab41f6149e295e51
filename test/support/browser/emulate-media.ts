import { devtools } from './devtools.js';

export interface EmulatedMedia {
  readonly media?: 'screen' | 'print';
  readonly colorScheme?: 'light' | 'dark';
  readonly forcedColors?: 'active' | 'none';
  readonly reducedMotion?: 'reduce' | 'no-preference';
  readonly contrast?: 'more' | 'less' | 'custom' | 'no-preference';
}

/** Shows the page as to a person with these preferences; what is not named is as usual. */
export async function emulateMedia(media: EmulatedMedia = {}): Promise<void> {
  const features = [
    { name: 'prefers-color-scheme', value: media.colorScheme ?? '' },
    { name: 'forced-colors', value: media.forcedColors ?? '' },
    { name: 'prefers-reduced-motion', value: media.reducedMotion ?? '' },
    { name: 'prefers-contrast', value: media.contrast ?? '' },
  ];
  await devtools('Emulation.setEmulatedMedia', { media: media.media ?? '', features });
}
