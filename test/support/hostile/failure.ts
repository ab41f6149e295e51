/** What both sides of the hostile API's wire know: the page that orders a failure, and the server that delivers it. */

/** The requests of the API that can fail, by what they do. */
export type ApiOperation = 'list' | 'factors' | 'create' | 'verify' | 'update' | 'remove';

/**
 * What an answer holds. `right`: what the API answers, or its problem document for a status that refuses. `wrong`:
 * JSON of something else. `truncated`: half of what is right.
 */
export type BodyForm = 'right' | 'wrong' | 'html' | 'empty' | 'truncated';

/** A text in place of a form of body. */
export interface OtherBody {
  readonly type: string;
  readonly text: string;
}

/** How a request fails. */
export type FailureKind =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly body: BodyForm | OtherBody;
      readonly headers?: Readonly<Record<string, string>>;
      /** Answered without CORS headers: the page can't read it. */
      readonly hidden?: boolean;
    }
  /** Answered with a redirect to a page that answers everything with 200. */
  | { readonly kind: 'redirect'; readonly status: number; readonly to: 'same-origin' | 'other-origin' }
  /** The connection ends: before the API has the request, after it, or in the middle of the answer. */
  | { readonly kind: 'cut'; readonly when: 'before' | 'after' | 'within' }
  | { readonly kind: 'silence' }
  /** Answered rightly, but late: first the head, then the body. Milliseconds. */
  | { readonly kind: 'slow'; readonly head: number; readonly body: number }
  /** Answered rightly, but for members whose values are others. A key is a path: `authn_params_public_key.rp`. */
  | { readonly kind: 'altered'; readonly members: Readonly<Record<string, unknown>> };

export type Failure = FailureKind & {
  /** Whether the API does what was asked, although its answer does not say so. Default: `false`. */
  readonly done?: boolean;
};

/** What is to fail. */
export interface CellOrder {
  readonly operation: ApiOperation;
  readonly failure: Failure;
  /** How many of these requests are answered rightly before one fails. Default: 0. */
  readonly after?: number;
  /** How many fail; all later ones are answered rightly. Default: 1. */
  readonly times?: number;
  readonly scenario?: 'typical' | 'everything' | 'single-factor';
}

/** What the server has seen. */
export interface CellRecord {
  /** Every request to the API, such as `DELETE /authentication-methods/totp%7Cdev_1`. */
  readonly requests: readonly string[];
  /** Every request to where a redirect led, with what it brought. */
  readonly landed: readonly string[];
  /** What the account holds now. */
  readonly methods: readonly { readonly id: string; readonly type: string; readonly confirmed?: boolean }[];
  /** The codes that were sent. */
  readonly codes: readonly string[];
}
