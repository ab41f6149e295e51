import { Hono, type Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { generateSecret, generateSync, verifySync } from 'otplib';

interface Item {
  readonly id: string;
  readonly kind: string;
  name?: string;
  readonly address?: string;
  readonly addedAt?: string;
  active?: boolean;
  readonly removedWith?: readonly string[];
}

const start: readonly Item[] = [
  { id: 'p/1', kind: 'password', addedAt: '2025-03-01T09:00:00Z' },
  { id: 'e 2', kind: 'email', address: 'ada@example.com', removedWith: ['b3'] },
  { id: 'b3', kind: 'badge' },
];

/**
 * The REST API that docs/backends.md describes. It knows nothing of the element: the test checks that the guide's
 * adapter fits both.
 */
export class HarbourApi {
  /** The requests received, such as `GET` or `POST /p%2F1/confirmation`. */
  readonly requests: string[] = [];
  /** Refuses the next write. */
  refusal: { error?: string; maxAge?: number; status: ContentfulStatusCode; retryAfter?: number } | undefined;
  /** Every response waits for it. */
  delay: Promise<unknown> = Promise.resolve();
  /** Lists another item, without an id. */
  hasBadItem = false;
  #items = start.map((item) => ({ ...item }));
  #codes = new Map<string, () => string>();
  #secret = '';
  #count = 3;

  get items(): readonly Readonly<Item>[] {
    return this.#items;
  }

  /** The code that was sent last, or that the authenticator app shows. */
  codeOf(id: string): string {
    const code = this.#codes.get(id);
    if (!code) throw new Error(`No confirmation is pending for ${id}`);
    return code();
  }

  get secret(): string {
    return this.#secret;
  }

  readonly routes = new Hono()
    .use('/api/methods/*', async (context, next) => {
      const { method, url } = context.req;
      this.requests.push(`${method} ${new URL(url).pathname.replace('/api/methods', '')}`.trim());
      await this.delay;
      const { refusal } = this;
      if (!refusal || method === 'GET') return next();
      this.refusal = undefined;
      const { status, retryAfter, ...body } = refusal;
      if (retryAfter) context.header('retry-after', String(retryAfter));
      return context.json(body, status);
    })
    .get('/api/methods', (context) => {
      const methods = this.hasBadItem ? [...this.#items, { kind: 'app' }] : this.#items;
      return context.json({ methods, addable: ['app', 'email', 'badge'] });
    })
    .post('/api/methods', async (context) => {
      const { kind, address } = await context.req.json<{ kind: string; address?: string }>();
      if (this.#items.some((item) => item.active !== false && address && item.address === address))
        return context.json({ error: 'known_address' }, 409);
      const id = `n|${(this.#count += 1)}`;
      const item: Item = { id, kind, ...(address && { address }), active: false };
      this.#items.push(item);
      if (kind !== 'app') {
        this.#codes.set(id, () => '246810');
        return context.json(item, 201);
      }
      const secret = generateSecret();
      this.#secret = secret;
      this.#codes.set(id, () => generateSync({ secret }));
      return context.json(
        { ...item, uri: `otpauth://totp/Harbour:ada?secret=${secret}&issuer=Harbour` },
        201,
      );
    })
    .post('/api/methods/:id/confirmation', async (context) => {
      const item = this.#find(context);
      if (!item) return context.json({ error: 'code_expired' }, 404);
      const { code } = await context.req.json<{ code: string }>();
      if (!this.#isCode(item, code)) return context.json({ error: 'wrong_code' }, 422);
      item.active = true;
      return context.json(item);
    })
    .patch('/api/methods/:id', async (context) => {
      const item = this.#find(context);
      if (!item) return context.json({}, 404);
      item.name = (await context.req.json<{ name: string }>()).name;
      return context.json(item);
    })
    .delete('/api/methods/:id', (context) => {
      const item = this.#find(context);
      if (!item) return context.json({}, 404);
      const gone = [item.id, ...(item.removedWith ?? [])];
      this.#items = this.#items.filter(({ id }) => !gone.includes(id));
      return context.body(null, 204);
    });

  #isCode({ id, kind }: Item, code: string): boolean {
    if (kind !== 'app') return code === this.codeOf(id);
    // RFC 6238, section 5.2: one step of tolerance either way.
    return verifySync({ secret: this.#secret, token: code, epochTolerance: 30 }).valid;
  }

  #find(context: Context): Item | undefined {
    const id = context.req.param('id');
    return this.#items.find((item) => item.id === id);
  }
}
