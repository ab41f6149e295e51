import { css } from 'lit';

export const rowStyles = css`
  .card {
    border: 0;
    background: none;
  }
  .card:focus-visible {
    outline-offset: -3px;
  }
  .title {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px calc(var(--_space) * 0.75);
  }
  bdi {
    overflow-wrap: anywhere;
  }
  .badge {
    font-size: 0.75rem;
  }
  .fact + .fact::before {
    content: '· ';
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 0.5);
  }
  @media (prefers-reduced-motion: no-preference) {
    :host([fresh]) .card {
      animation: fresh 2.4s ease-out;
    }
    @keyframes fresh {
      0%,
      40% {
        background: color-mix(in srgb, var(--_accent) 14%, transparent);
      }
    }
  }
`;
