// The only file outside a vendor's folder that names a vendor: the element's backend when the host sets none.
export { myAccountBackend as defaultBackend } from './my-account/my-account-backend.js';
