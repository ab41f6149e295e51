import { noChange } from 'lit';
import { Directive, directive, type DirectiveResult, type ElementPart } from 'lit/directive.js';

/**
 * What the common session replay tools look for on an element that they must not record: rrweb, PostHog, FullStory,
 * Amplitude, Mixpanel, New Relic, Highlight, Heap, Mouseflow and machine translation.
 */
const classes = [
  'rr-block',
  'ph-no-capture',
  'fs-exclude',
  'amp-block',
  'mp-block',
  'nr-block',
  'highlight-block',
  'heap-ignore',
  'no-mouseflow',
  'notranslate',
];

/** The same of Sentry, LogRocket, Hotjar, Clarity, Datadog, OpenReplay, Contentsquare, Dynatrace and Smartlook. */
const attributes = {
  'data-sentry-block': '',
  'data-private': '',
  'data-hj-suppress': '',
  'data-clarity-mask': 'true',
  'data-dd-privacy': 'hidden',
  'data-openreplay-hidden': '',
  'data-cs-mask': '',
  'data-dtrum-mask': '',
  'data-recording-disable': 'true',
  translate: 'no',
};

class Unrecorded extends Directive {
  override render(): typeof noChange {
    return noChange;
  }

  /** Called before the element is put into the document, and before anything can be recorded. */
  override update({ element }: ElementPart): typeof noChange {
    element.classList.add(...classes);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return noChange;
  }
}

/**
 * Marks an element that shows or takes a secret, so that session replay tools leave it out:
 * `<code ${unrecorded()}>`. It goes on the innermost element that holds the secret, since some tools look no further
 * than the nearest shadow root. Its `class` must not change.
 */
export const unrecorded: () => DirectiveResult = directive(Unrecorded);
