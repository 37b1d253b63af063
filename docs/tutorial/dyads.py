# From a folder of articles to a table of dyad-months and a plot
#
# Run it whole, or cell by cell in any editor that knows `# %%`:
#
#     PYTHONPATH=build/release/python /usr/bin/python3 docs/tutorial/dyads.py [FOLDER] [OUTPUT FOLDER]
#
# Without arguments it reads the articles beside it: a quarrel over mackerel between Norway and Iceland, from first to last our invention.

# %% Where the articles are
import sys
from pathlib import Path

import matplotlib

matplotlib.use('Agg')  # a file, no window; leave this line out in a notebook
import matplotlib.pyplot as plt
import pandas

import dragoman

here = Path(__file__).parent
articles = Path(sys.argv[1]) if len(sys.argv) > 1 else here / 'articles.jsonl'
out = Path(sys.argv[2]) if len(sys.argv) > 2 else Path('tutorial')
out.mkdir(parents=True, exist_ok=True)

# %% Read them into a record
# The program does it, from text, HTML, JSON Lines, WARC or feeds. Running this again reads only what is new.
dragoman.run('read', articles, '-o', out / 'record.duckdb')
record = dragoman.Record(out / 'record.duckdb')
print(record.sql('SELECT count(*) AS articles, min(published) AS first, max(published) AS last FROM articles'))

# %% Look at what was found before counting it
# Every event points at the words it was coded from, and at whose word it stands on.
for document in list(record.documents())[5:7]:
    print(f'\n{document.article.published}  {document.article.title} ({document.article.publisher.name})')
    for event in document.events:
        who = '/'.join(p.code or '?' for p in event.source)
        whom = '/'.join(p.code or '?' for p in event.target)
        says = ' < '.join(document.words(document[a].source) or '(unnamed)' for a in event.according_to)
        print(f'  {event.date}  {who:>10} -> {whom:<10} {event.cameo:<4} {event.plover:<8} "{document.words(event)}"  {says and "according to " + says}')

# %% Whose word is it?
# Half of event data's troubles begin where a claim is counted as a fact: here it is a column.
print(record.sql('''
    SELECT coalesce(a.speaker_name, '(the paper itself)') AS according_to, count(*) AS events
    FROM events e LEFT JOIN attributions a ON a.article = e.article AND a.attribution = split_part(e.according_to, ';', 1)
    WHERE e.mirror_of IS NULL GROUP BY ALL ORDER BY events DESC, according_to'''))

# %% The table: country by country, month by month
months = record.dyads('month')
months.to_csv(out / 'dyad_months.csv', index=False, date_format='%Y-%m-%d', float_format='%.6f')
print(months.to_string(index=False))

# %% The largest dyad, every month, those without an event too
between = months[months.source != months.target]
if between.empty:
    sys.exit('no event joins two countries: nothing to draw')
pair = sorted(between.groupby(['source', 'target']).events.sum().sort_values(ascending=False, kind='stable').index[0])
every = pandas.date_range(between.period.min(), between.period.max(), freq='MS')


def side(source, target):
    rows = between[(between.source == source) & (between.target == target)].set_index('period').reindex(every)
    return pandas.DataFrame({'cooperation': rows.verbal_cooperation.add(rows.material_cooperation).fillna(0),
                             'conflict': rows.verbal_conflict.add(rows.material_conflict).fillna(0), 'goldstein': rows.goldstein})


# %% The plot: what each does to the other
figure, axes = plt.subplots(2, 1, figsize=(9, 6), sharex=True, sharey=True)
for axis, (source, target) in zip(axes, (pair, pair[::-1])):
    counts = side(source, target)
    axis.bar(counts.index, counts.cooperation, width=20, color='#4477aa', label='cooperation')
    axis.bar(counts.index, -counts.conflict, width=20, color='#cc6677', label='conflict')
    axis.axhline(0, color='black', linewidth=0.8)
    axis.set_title(f'{source} to {target}', loc='left')
    axis.set_ylabel('events a month')
    axis.yaxis.set_major_formatter(lambda value, _: f'{abs(value):.0f}')
axes[0].legend(frameon=False, ncols=2)
figure.tight_layout()
figure.savefig(out / 'dyad_months.png', dpi=120)
print(f'\n{out}/dyad_months.csv and {out}/dyad_months.png are written')

# %% For R, or anything else: the record's tables as files
dragoman.run('export', out / 'record.duckdb', '--as', 'csv', '-o', out / 'tables')
