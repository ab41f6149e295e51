import { css } from 'lit';

export const barcodeScanStyles = css`
  .scan {
    display: grid;
    grid-template-columns: minmax(0, 11rem) minmax(0, 1fr);
    align-items: center;
    gap: calc(var(--_space) * 2);
  }
  .place {
    aspect-ratio: 1;
    border-radius: var(--_radius);
    background: var(--_subtle);
  }
  .ways {
    display: grid;
    gap: calc(var(--_space) * 1.5);
  }
  .ways .button {
    width: 100%;
  }
  @media (max-width: 26rem), (pointer: coarse) {
    .scan {
      grid-template-columns: 1fr;
    }
    .ways {
      order: -1;
    }
    auth-methods-qr-code,
    .place {
      width: 11rem;
      margin-inline: auto;
    }
  }
`;
