/** What there is to ask for, for people: on the command line, and at `/`. */
export const PATHS = `Paths:
  /me/v1/factors, /me/v1/authentication-methods[/{id}[/verify]]
  /oauth/token, /oauth/revoke, /authorize, /userinfo, /v2/logout
  /.well-known/openid-configuration, /.well-known/jwks.json
  GET  /emulator/outbox          codes "sent" by text message, call and email
  GET  /emulator/state           methods and switches
  POST /emulator/push/approve    what the phone app would do
  POST /emulator/reset           {"scenario": "everything"}
  POST /emulator/faults          {"latency": 500}
`;
