import { request } from 'node:http';
import { stepTimeout } from './engine-window.js';

interface Reply {
  readonly value?: unknown;
}

/** One request of the WebDriver protocol. Rejects with the driver's own message. */
function send(port: number, method: string, path: string, body?: object): Promise<unknown> {
  // Not fetch(): that gives up a response whose head takes longer than five minutes, and keeps connections open.
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, method, path, agent: false, timeout: stepTimeout * 2 };
    const call = request(options, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('error', reject);
      response.on('end', () => {
        const { value } = JSON.parse(text) as Reply;
        if (response.statusCode === 200) resolve(value);
        else reject(new Error(`${method} ${path}: ${JSON.stringify(value)}`));
      });
    });
    call.on('timeout', () => call.destroy(new Error(`${method} ${path}: no response`)));
    call.on('error', reject);
    call.end(body && JSON.stringify(body));
  });
}

/** Whether a driver listens on this port by now. */
export async function isDriverReady(port: number): Promise<boolean> {
  try {
    await send(port, 'GET', '/status');
    return true;
  } catch {
    return false;
  }
}

/** A session of a driver that speaks W3C WebDriver: https://www.w3.org/TR/webdriver2/ */
export class WebDriverSession {
  readonly #port: number;
  readonly #path: string;

  private constructor(port: number, id: string) {
    this.#port = port;
    this.#path = `/session/${id}`;
  }

  static async start(port: number, capabilities: object): Promise<WebDriverSession> {
    const timeouts = { script: stepTimeout, pageLoad: stepTimeout };
    const session = (await send(port, 'POST', '/session', {
      capabilities: { alwaysMatch: { ...capabilities, timeouts } },
    })) as { readonly sessionId: string };
    return new WebDriverSession(port, session.sessionId);
  }

  navigate(url: string): Promise<unknown> {
    return this.#post('/url', { url });
  }

  setWindow(rectangle: { readonly width: number; readonly height: number }): Promise<unknown> {
    return this.#post('/window/rect', rectangle);
  }

  /** Value of an expression in the page, awaited when it is a promise. */
  async evaluate(expression: string): Promise<unknown> {
    const script = `const done = arguments[arguments.length - 1];
      (async () => (${expression}))().then((value) => done({ value }), (error) => done({ error: String(error) }));`;
    const { value, error } = (await this.#post('/execute/async', { script, args: [] })) as {
      readonly value?: unknown;
      readonly error?: string;
    };
    if (error !== undefined) throw new Error(error);
    return value;
  }

  /** Steps of one input device, one after another. */
  act(device: 'key' | 'pointer', actions: readonly object[]): Promise<unknown> {
    return this.#post('/actions', { actions: [{ type: device, id: device, actions }] });
  }

  end(): Promise<unknown> {
    return send(this.#port, 'DELETE', this.#path);
  }

  #post(path: string, body: object): Promise<unknown> {
    return send(this.#port, 'POST', this.#path + path, body);
  }
}
