import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Auth0Provider } from '@auth0/auth0-react';
import { Security } from './security';
import { options } from './tenant';

const container = document.getElementById('app');
if (container) {
  createRoot(container).render(
    <StrictMode>
      <Auth0Provider {...options}>
        <Security />
      </Auth0Provider>
    </StrictMode>,
  );
}
