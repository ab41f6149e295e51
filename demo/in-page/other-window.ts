import { pageId } from '../page-id.js';
import type { Answer } from './emulators.js';

/** What the phone's window asks of the page with the emulators, and what that answers. */
interface Question {
  readonly id: string;
  readonly url: string;
  readonly method: string;
  readonly body?: string;
}
interface Reply {
  readonly id: string;
  readonly status: number;
  readonly body: string;
}
type Message = { readonly question: Question } | { readonly reply: Reply };

/** Other tabs have emulators, too: a phone asks those of the page that has opened it. */
const channelOf = (page: string | null): BroadcastChannel =>
  new BroadcastChannel(`emulators-in-page-${page ?? 'any'}`);

/** Answers the phone's window with this page's emulators; any page answers a phone that none has opened. */
export function answerOtherWindows(answer: Answer): void {
  for (const page of [pageId(), null]) answerOn(channelOf(page), answer);
}

function answerOn(channel: BroadcastChannel, answer: Answer): void {
  const say = (message: Message): void => channel.postMessage(message);
  channel.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    if (!('question' in data)) return;
    const { id, url, ...init } = data.question;
    void answer(new Request(url, init))?.then(async (response) =>
      say({ reply: { id, status: response.status, body: await response.text() } }),
    );
  });
}

/** Asks the page that has the emulators. Fails when no page answers: the person has closed it. */
export function askOtherWindow(): Answer {
  const channel = channelOf(new URLSearchParams(location.search).get('page'));
  return (request) => {
    if (new URL(request.url).origin === location.origin && !request.url.includes('/host/')) return undefined;
    return ask(channel, request);
  };
}

async function ask(channel: BroadcastChannel, request: Request): Promise<Response> {
  const id = crypto.randomUUID();
  const { url, method } = request;
  const body = method === 'GET' ? undefined : await request.text();
  const replied = new Promise<Reply>((resolve, reject) => {
    const timeout = setTimeout(() => reject(new TypeError('No page with the emulators answers.')), 5000);
    const listen = ({ data }: MessageEvent<Message>): void => {
      if (!('reply' in data) || data.reply.id !== id) return;
      clearTimeout(timeout);
      channel.removeEventListener('message', listen);
      resolve(data.reply);
    };
    channel.addEventListener('message', listen);
  });
  const message: Message = { question: { id, url, method, ...(body !== undefined && { body }) } };
  channel.postMessage(message);
  const { status, body: text } = await replied;
  return new Response(text || null, { status, headers: { 'content-type': 'application/json' } });
}
