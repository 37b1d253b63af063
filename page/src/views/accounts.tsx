// The accounts of a happening as cards, by how they stand to it: those that say it first, those that deny it last; each with its words, its chain and whether it counts.
import type { Account } from '../api';
import { path } from '../charts/flow';
import { CodePoints } from '../spans';
import { count, dateWords } from '../words';
import { articleLink, Sureness } from './shared';

function Quote({ account }: { account: Account }) {
  const s = account.sentence;
  if (!s) return <blockquote>{account.trigger}</blockquote>;
  const text = new CodePoints(s.text);
  const spans = (account.trigger_spans ?? []).map(([b, e]) => [b - s.begin, e - s.begin] as const).filter(([b, e]) => b >= 0 && e <= text.length).sort((a, b) => a[0] - b[0]);
  const parts: preact.ComponentChildren[] = [];
  let at = 0;
  for (const [b, e] of spans) {
    parts.push(text.slice(at, b), <mark>{text.slice(b, e)}</mark>);
    at = e;
  }
  parts.push(text.slice(at, text.length));
  return <blockquote cite={articleLink(account.article)}>{parts}</blockquote>;
}

/// Why an account adds an origin, or adds none.
function standing(a: Account): string {
  if (a.counted) return `counts for ${a.origin_name || 'the paper itself'}`;
  if (a.stance === 'none') return 'only speaks of it: no origin';
  return 'no origin of its own';
}

function Card({ account, copies }: { account: Account; copies: Account[] }) {
  const [paper, ...cited] = path(account);
  return (
    <article class={`account ${account.stance === 'denies' ? 'denied' : ''}`}>
      <header><a href={articleLink(account.article, account.event)}>{paper}</a><span class="soft small">{account.published && dateWords(account.published)}</span> <Sureness status={account.status} commitment={account.commitment} /></header>
      <Quote account={account} />
      <p class="small">{cited.length ? <><span class="soft">According to</span> {cited.join(' › ')}</> : <span class="soft">In the paper’s own words</span>}
        <span class="soft"> · {[account.event.startsWith('v') && dateWords(account.date), account.event.startsWith('v') && account.place, standing(account)].filter(Boolean).join(' · ')}</span></p>
      {copies.length > 0 && <p class="small soft">The same text: {copies.map((c, i) => <>{i > 0 && ', '}<a href={articleLink(c.article, c.event)}>{c.publisher ?? c.article}</a></>)}</p>}
    </article>
  );
}

/// Accounts of one text stand under the original's, which may tell of the happening more than once.
function grouped(accounts: Account[]): { account: Account; copies: Account[] }[] {
  const texts = new Map<string, Account[]>();
  for (const a of accounts) {
    const key = a.copy_group ? 'g' + a.copy_group : 'a' + a.article;
    texts.set(key, [...(texts.get(key) ?? []), a]);
  }
  return [...texts.values()].flatMap((list) => {
    const shown = (list.find((a) => a.original) ?? list[0]!).article;
    const seen = new Set([shown]);
    const copies = list.filter((a) => !seen.has(a.article) && seen.add(a.article));
    return list.filter((a) => a.article === shown).map((account) => ({ account, copies }));
  });
}

/// What the accounts of a stance do, for one and for several.
const stances: [Account['stance'], string, string][] = [
  ['asserts', 'account says so', 'accounts say so'],
  ['plans', 'account says it is to come', 'accounts say it is to come'],
  ['none', 'account only speaks of it', 'accounts only speak of it'],
  ['denies', 'account denies it', 'accounts deny it'],
];

export function Accounts({ accounts }: { accounts: Account[] }) {
  return (
    <>
      {stances.map(([stance, one, several]) => {
        const list = accounts.filter((a) => a.stance === stance);
        return list.length > 0 && (
          <section key={stance} data-stance={stance}>
            <h2 class="between">{count(list.length, one, several)}</h2>
            <div class="accounts">{grouped(list).map((g) => <Card key={g.account.article + g.account.event} {...g} />)}</div>
          </section>
        );
      })}
    </>
  );
}
