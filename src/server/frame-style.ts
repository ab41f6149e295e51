/**
 * What the element's own style sheets say of its heading and its skeleton, for the time before its script: a test
 * compares the two in a browser. It has no value in it, so that one hash is right for every page.
 */
export const frameStyle = [
  ':host{display:grid;grid-template-columns:minmax(0,1000px) minmax(0,1fr);font-family:var(--auth-methods-font-family,inherit);font-size:medium;line-height:1.5;text-align:start;text-indent:0;white-space:normal;hyphens:auto;text-wrap:pretty}',
  ':host([hidden]){display:none}',
  ':host(:lang(ko)){word-break:keep-all}',
  ':host(:lang(ja)){word-break:auto-phrase}',
  ':host,*{box-sizing:border-box}',
  '.manager{display:flex;flex-direction:column;grid-column:1/-1;gap:calc(var(--auth-methods-spacing,8px)*2.5);color:var(--auth-methods-text-color,inherit);font-size:var(--auth-methods-font-size,.9375em)}',
  '.heading{font-size:var(--auth-methods-heading-font-size,calc(4em/3));font-weight:var(--auth-methods-strong-font-weight,600);line-height:1.3}',
  'p{margin:0;color:var(--auth-methods-muted-color,color-mix(in srgb,currentColor 80%,transparent))}',
  '.skeleton{border:1px solid var(--auth-methods-border-color,light-dark(#e1e4e9,#2d323c));border-radius:var(--auth-methods-radius,12px);background:var(--auth-methods-surface-color,light-dark(#ffffff,#181b22))}',
  '.skeleton div{display:flex;align-items:center;gap:calc(var(--auth-methods-spacing,8px)*1.5);padding:calc(.5lh + var(--auth-methods-row-spacing,calc(var(--auth-methods-spacing,8px)*1.5))) calc(var(--auth-methods-spacing,8px)*2)}',
  '.skeleton div+div{border-block-start:1px solid var(--auth-methods-border-color,light-dark(#e1e4e9,#2d323c))}',
  '.skeleton div::before,.skeleton div::after{content:"";background:var(--auth-methods-border-color,light-dark(#e1e4e9,#2d323c))}',
  '.skeleton div::before{width:var(--auth-methods-icon-size,36px);height:var(--auth-methods-icon-size,36px);margin-block:-.5lh;border-radius:var(--auth-methods-control-radius,8px)}',
  '.skeleton div::after{flex:0 1 256px;height:.8em;margin-block:calc((1lh - .8em)/2);border-radius:99px;font-size:var(--auth-methods-small-font-size,small)}',
].join('');

/**
 * The source expression that lets the style sheet of `renderFrame({ inlineStyle: true })` through a page policy, for
 * pages that can't have a nonce, such as cached ones: `style-src 'sha256-…'`, with the quotes. The same for every page
 * and every language; it may change with each release.
 */
export const frameStyleSource = "'sha256-eYGrVNz9CPSiWQLAXn6C8OmN4CSB0I3J7fqNTE6pzCc='";
