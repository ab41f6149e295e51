import { nextFrame } from './eventually.js';

export const themes = ['light', 'dark'] as const;

export type PageTheme = (typeof themes)[number];

/** Shows the page as a host's in this theme: the element's colours follow, and the ground it stands on is the page's. */
export async function setPageTheme(theme: PageTheme): Promise<void> {
  const { style } = document.documentElement;
  style.colorScheme = theme;
  style.background = 'Canvas';
  style.color = 'CanvasText';
  await nextFrame();
  await nextFrame();
}

afterEach(() => {
  const { style } = document.documentElement;
  style.colorScheme = '';
  style.background = '';
  style.color = '';
});
