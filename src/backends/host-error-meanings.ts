import type { AuthMethodsErrorCode } from '../model/auth-methods-error.js';
import type { ErrorFacts } from './error-facts.js';
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

/** One sign-in by the person gets the token. */
export const signIn: Meaning = {
  code: 'step_up_required',
  codes:
    /(login|consent|interaction|accountselection|authentication|mfa(\w*)|multifactor(\w*)|stepup|reauth(\w*)|reverification)(required|needed)|unmetauth|insufficient((user)?auth|aal)|missingrefreshtoken|failedtorefreshtoken|tokenrefreshrequired|invalidgrant|requiresrecentlogin|noaccounterror|silentssoerror/,
  texts: new RegExp(
    `${signInCodes.source}|^(login|consent|(external )?interaction|account selection|mfa|multi-?factor( \\w+)?|re-?authentication|step-?up( \\w+)?) (is )?required`,
    'i',
  ),
};

/** Only a sign-in from the start gets the token, as for a person without a second step. */
export const newSignIn: Meaning = { code: 'step_up_required', codes: /unmetauth/, texts: /\bunmet[-_]auth/i };

/** The host asked the person itself, in a window or a prompt that was closed or did not open. */
export const unansweredWindow: Meaning = {
  code: 'step_up_required',
  codes:
    /(^|user|login|signin|flow)cancell?ed$|popup|^(empty|monitor)window|interactioninprogress|^notallowederror$/,
  texts:
    /pop-?up.*(clos|block|cancel|open|time)|(open|clos|block|cancel).*pop-?up|(window|dialog|tab) (was |has been |is )?(closed|blocked|dismissed)|user (cancell?ed|closed|denied|declined|did not authorize)|cancell?ed by (the )?user/i,
};

/** The first that fits counts; a status only when no code and no text fits. */
export const meanings: readonly Meaning[] = [
  {
    code: 'unauthorized',
    codes:
      /^(invalid|expired)token$|tokenexpired$|^(sessionexpired|missingsession|sessionnotfound|notauthorizedexception)$|unauthenticated|notauthenticated|^(autherror)?unauthorized(error)?$/,
    texts:
      /^unauthori[sz]ed\b|\bsession (has |is |was )?(expired|ended|timed out|invalid)|\bno (active|valid) session|\bnot (logged|signed) in\b|\bnot authenticated|needs to be authenticated|\btoken (has |is |was )?expired/i,
  },
  {
    code: 'network',
    codes:
      /timeout|timedout|^network|networkerror|errnetwork|networkrequestfailed|nonetwork|^e(conn|notfound|aiagain|hostunreach|netunreach|netdown|pipe)|internetdisconnected|errconnection|errname|errcanceled|underr(connect|socket)|connectionrefused|chunkloaderror|^abort|^offline$|^(get|post)requestfailed$/,
    texts:
      /failed to fetch|fetch failed|load failed|network ?error|network (connection|request|response|changed)|\btimed? ?-?out\b|internet connection|connection.*(lost|refused|reset|closed)|(could not|unable to) connect|no connection|hostname could not be found|net::err_|(input|body) stream|socket hang up|\boffline\b|^terminated$|^(load )?cancelled$|(import|load)ing (a |dynamically imported )?(module|chunk)/i,
    status: (status) => status === 0,
  },
  {
    code: 'rate_limited',
    codes: /toomanyrequests$|^ratelimit/,
    texts: /^too many requests|\brate limit/i,
    status: (status) => status === 429,
  },
  {
    code: 'server_error',
    codes: /^(internal)?servererror$|^(temporarily|service)unavailable$|^badgateway$/,
    status: (status) => status >= 500,
  },
  { code: 'unauthorized', status: (status) => status === 401 },
  {
    code: 'insufficient_scope',
    codes: /^(invalidscope|missingscopes|insufficientscope|unauthorizedclient)$/,
  },
  {
    code: 'misconfigured',
    codes: /^(invalid(request|client|target|audience|configuration)|unsupportedgranttype)$/,
    texts: /^service not found/i,
  },
  { code: 'forbidden', codes: /^(accessdenied|forbidden)$/, status: (status) => status === 403 },
];

/** Whether an error has one of the codes, or one of the texts. */
export function hasMeaning({ codes, texts }: ErrorFacts, meaning: Meaning): boolean {
  return codes.some((code) => meaning.codes?.test(code)) || texts.some((text) => meaning.texts?.test(text));
}
