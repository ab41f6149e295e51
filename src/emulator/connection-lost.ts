/** The connection broke. A `TypeError`, as `fetch` rejects with; the HTTP server closes the socket instead. */
export class ConnectionLost extends TypeError {
  constructor() {
    super('Failed to fetch');
  }
}
