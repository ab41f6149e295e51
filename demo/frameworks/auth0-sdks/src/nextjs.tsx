import { createRoot } from 'react-dom/client';
import { Auth0Provider } from '@auth0/nextjs-auth0';
import { SecurityPage } from './next/security-page';

const container = document.getElementById('app');
if (container) {
  createRoot(container).render(
    <Auth0Provider>
      <SecurityPage />
    </Auth0Provider>,
  );
}
