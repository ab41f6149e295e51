// The one place outside of its folder that names a vendor: what the element uses when it is given no backend.
export { myAccountBackend as defaultBackend } from './my-account/my-account-backend.js';
