import type { EnrollableType } from '../model/enrollment.js';

/**
 * The person wants to add a method of this type. It bubbles up to the element, and no further.
 *
 * @internal
 */
export class AddRequestEvent extends Event {
  readonly methodType: EnrollableType;

  constructor(methodType: EnrollableType) {
    super('add-request', { bubbles: true, composed: true });
    this.methodType = methodType;
  }
}
