// Light, dark, or as the system has it.
import { useState } from 'preact/hooks';

const key = 'dragoman-theme';
const order = ['auto', 'light', 'dark'] as const;
type Theme = (typeof order)[number];
const signs: Record<Theme, string> = { auto: '◐', light: '☀', dark: '☾' };

function kept(): Theme {
  try {
    return order.find((t) => t === localStorage.getItem(key)) ?? 'auto';
  } catch {
    return 'auto';
  }
}

function apply(theme: Theme) {
  if (theme === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
apply(kept());

export function ThemeButton() {
  const [theme, set] = useState<Theme>(kept);
  const next = order[(order.indexOf(theme) + 1) % order.length]!;
  const change = () => {
    apply(next);
    set(next);
    try { localStorage.setItem(key, next); } catch { /* private windows keep nothing */ }
  };
  return <button type="button" class="plain-button" onClick={change} title={`Colours: ${theme}`} aria-label={`Colours: ${theme}. Change to ${next}`}>{signs[theme]}</button>;
}
