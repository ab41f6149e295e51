import { findLocale, localeOf, rightToLeft, wellFormed } from '../i18n/match-locale.js';
import type { MessageOverrides } from '../i18n/messages.js';
import { frameMessages, type FrameMessages } from './frame-messages.js';
import { frameStyle } from './frame-style.js';

/** What the frame shows. Nothing in it is about the person: it may be cached, and shared by everybody. */
export interface FrameOptions {
  /**
   * BCP 47 tag of the page's language, as its `lang` attribute has it: `de`, `pt-BR`. Languages without texts are in
   * English, as in the element. Default: unknown, and the frame has no words, but their height.
   */
  readonly lang?: string | undefined;
  /** Level of the heading, 1 to 6, as the element's `headingLevel`. Default 2. */
  readonly headingLevel?: number | undefined;
  /** Leaves out the heading and the line below it, as the element's `hideHeading`. Default false. */
  readonly hideHeading?: boolean | undefined;
  /** Replaces texts, as the element's `messages`: `heading` and `subheading` are those of the frame. */
  readonly messages?: MessageOverrides | undefined;
  /**
   * Nonce of the page's policy, as `style-src 'nonce-…'` has it. With one, the frame has a style sheet, and looks as the
   * element does.
   */
  readonly nonce?: string | undefined;
  /**
   * Whether the frame has a style sheet. For pages without a policy, and those whose `style-src` has `frameStyleSource`.
   * Without one, the frame is drawn with attributes, which no policy stops: letters are the page's own, and heights are
   * near those of the element with its default theme. Default: whether there is a `nonce`.
   */
  readonly inlineStyle?: boolean | undefined;
  /** A sentence for people whose browser runs no scripts. Default: none. */
  readonly noScriptText?: string | undefined;
}

/** As many as the element's own skeleton has on a page that saw no list before. */
const rows = 3;

/** Heights with the default theme, in CSS pixels. */
const rowHeight = 66;
const skeletonHeight = 1 + rows * (rowHeight + 1);
const iconSize = 36;
const padding = 17;

/**
 * Renders what `<auth-methods-manager>` shows before its list is there, as HTML for a server: heading and skeleton, as
 * a declarative shadow root. Put it between the tags, first. It has the height of what the element shows while it
 * loads, and the element takes it over. Without scripts it stays.
 *
 * Needs no DOM, and no request: the same HTML for everybody. Texts are escaped.
 *
 * @example
 * `<auth-methods-manager>${renderFrame({ lang: 'de' })}</auth-methods-manager>`
 */
export const renderFrame = (options: FrameOptions = {}): string =>
  `<template shadowrootmode="open">${renderFrameContent(options)}</template>`;

/** The frame without the template, for frameworks that make that themselves. */
export function renderFrameContent(options: FrameOptions): string {
  const { lang, hideHeading, messages, nonce, inlineStyle = Boolean(nonce), noScriptText } = options;
  // Without types, what a request does not say is often null.
  const tag = lang ? wellFormed(lang) : '';
  const key = findLocale(tag, frameMessages);
  const locale = tag ? localeOf(tag, key) : undefined;
  const direction = rightToLeft.test(locale ?? '') ? 'rtl' : 'ltr';
  const words = { ...(tag ? frameMessages[key ?? 'en'] : undefined), ...textsOf(messages) };
  return [
    `<div class="manager"${locale ? ` lang="${locale}" dir="${direction}"` : ''}>`,
    inlineStyle ? `<style${nonce ? ` nonce="${escape(nonce)}"` : ''}>${frameStyle}</style>` : '',
    hideHeading ? '' : renderHeading(words, options),
    noScriptText ? `<noscript><p>${escape(noScriptText)}</p></noscript>` : '',
    inlineStyle
      ? `<div class="skeleton" aria-hidden="true">${'<div></div>'.repeat(rows)}</div>`
      : drawSkeleton(direction === 'rtl'),
    '<slot name="footer"></slot></div>',
  ].join('');
}

function renderHeading(
  { heading, subheading }: Partial<FrameMessages>,
  { headingLevel }: FrameOptions,
): string {
  const level = Math.max(1, Math.min(6, Number(headingLevel) || 2));
  const role = heading ? ` role="heading" aria-level="${level}"` : '';
  return `<slot name="heading"><div><div class="heading" part="heading"${role}>${line(heading)}</div><p class="muted" part="subheading">${line(subheading)}</p></div></slot>`;
}

/** A line without words is as high as one with them. */
const line = (text: string | undefined): string => (text ? escape(text) : '&nbsp;');

function textsOf(messages: MessageOverrides | undefined): Partial<FrameMessages> {
  const { heading, subheading } = messages ?? {};
  return {
    ...(typeof heading === 'string' && { heading }),
    ...(typeof subheading === 'string' && { subheading }),
  };
}

/** The skeleton as a drawing, which takes its colour from the page's text, in light and in dark. */
function drawSkeleton(isRightToLeft: boolean): string {
  const x = (start: number, width: number): number => (isRightToLeft ? -start - width : start);
  const rect = (y: number, attributes: string): string => `<rect y="${y}" ${attributes}/>`;
  const lines = Array.from({ length: rows + 1 }, (_, row) =>
    rect(row * (rowHeight + 1), 'width="100%" height="1"'),
  );
  const content = Array.from({ length: rows }, (_, row) => {
    const top = row * (rowHeight + 1) + 1;
    const iconY = top + (rowHeight - iconSize) / 2;
    const bar = `x="${x(padding + iconSize + 12, 160)}" width="160" height="10" rx="5"`;
    return (
      rect(iconY, `x="${x(padding, iconSize)}" width="${iconSize}" height="${iconSize}" rx="8"`) +
      rect(top + rowHeight / 2 - 5, bar)
    );
  });
  return [
    `<svg width="100%" height="${skeletonHeight}" fill="currentColor" fill-opacity="0.12" aria-hidden="true">`,
    ...lines,
    `<svg x="${isRightToLeft ? '100%' : '0'}" overflow="visible">${content.join('')}</svg></svg>`,
  ].join('');
}

const escape = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
