import type { Answer } from './emulators.js';

/** Puts the emulators' addresses where the pages look for them. `npm start` writes the same into the pages. */
export function tellAddresses(origin: string, backends: object): void {
  const tell = (name: string, content: string): void => {
    const meta = document.createElement('meta');
    Object.assign(meta, { name, content });
    document.head.append(meta);
  };
  tell('emulator', origin);
  tell('emulated-backends', JSON.stringify(backends));
}

/** Lets `answer` answer what the page fetches. `answered` is called with the address of each request that it did. */
export function answerFetch(answer: Answer, answered: (url: string) => void): void {
  const fetchFromNetwork = globalThis.fetch.bind(globalThis);
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const answering = answer(request);
    if (!answering) return fetchFromNetwork(request);
    try {
      return await answering;
    } finally {
      answered(request.url);
    }
  };
}
