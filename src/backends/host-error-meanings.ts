import type { AuthMethodsErrorCode } from '../model/auth-methods-error.js';
import { signInCodes } from './oauth-error.js';

/** What the errors of sign-in and HTTP libraries mean to the element. */
export interface Meaning {
  readonly code: AuthMethodsErrorCode;
  /** In lower case, without separators. */
  readonly codes?: RegExp;
  /** Texts for people. */
  readonly texts?: RegExp;
  readonly status?: (status: number) => boolean;
}

/** How engines describe a mistake in a script. Such a text may name anything else in passing. */
export const mistakeText =
  /\b(undefined|null)\b|is not (a function|a constructor|an object|defined|iterable)|illegal invocation|can only call|called on an object/i;

/** One sign-in by the person gets the token. */
export const signIn: Meaning = {
  code: 'step_up_required',
  codes:
    /(login|consent|interaction|accountselection|mfa(\w*)|multifactor(\w*))required|unmetauth|insufficientuserauth|missingrefreshtoken|invalidgrant|requiresrecentlogin/,
  texts: new RegExp(
    `${signInCodes.source}|^(login|consent|(external )?interaction|account selection|mfa|multi-?factor( \\w+)?) (is )?required`,
    'i',
  ),
};

/** The host asked the person itself, in a window that was closed or did not open. */
export const unansweredWindow: Meaning = {
  code: 'step_up_required',
  codes: /^(user)?cancell?ed$|popup|^(empty|monitor)window/,
  texts: /pop-?up.*(clos|block|cancel|open|time)|(open|clos|block|cancel).*pop-?up|user cancell?ed/i,
};

/** The first that fits counts; a status only when no code and no text fits. */
export const meanings: readonly Meaning[] = [
  {
    code: 'network',
    codes:
      /timeout|timedout|^network|networkerror|errnetwork|networkrequestfailed|nonetwork|^e(conn|notfound|aiagain|hostunreach|netunreach|netdown|pipe)|internetdisconnected|errconnection|errname|underr(connect|socket)|^abort|^offline$|^(get|post)requestfailed$/,
    texts:
      /failed to fetch|fetch failed|load failed|network ?error|network (connection|request|response|changed)|\btimed? ?-?out\b|internet connection|connection.*(lost|refused|reset|closed)|could not connect|hostname could not be found|net::err_|(input|body) stream|socket hang up|\boffline\b|^terminated$|^(load )?cancelled$/i,
    status: (status) => status === 0,
  },
  { code: 'rate_limited', codes: /^toomanyrequests$/, status: (status) => status === 429 },
  {
    code: 'server_error',
    codes: /^(servererror|temporarilyunavailable)$/,
    status: (status) => status >= 500,
  },
  {
    code: 'unauthorized',
    codes: /^(invalidtoken|expiredtoken|(access)?tokenexpired|sessionexpired|missingsession)$/,
    status: (status) => status === 401,
  },
  {
    code: 'insufficient_scope',
    codes: /^(invalidscope|missingscopes|insufficientscope|unauthorizedclient)$/,
  },
  {
    code: 'misconfigured',
    codes: /^(invalid(request|client|target|audience|configuration)|unsupportedgranttype)$/,
    texts: /^service not found/i,
  },
  { code: 'forbidden', codes: /^accessdenied$/, status: (status) => status === 403 },
];
