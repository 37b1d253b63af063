"""More than one machine: shards of articles in a shared folder, read by many workers, to Parquet parts by date.

    python3 -m dragoman.cluster read crawl/ out/ --workers 4                      # a scheduler and four workers on this machine
    python3 -m dragoman.cluster read crawl/ out/ --scheduler tcp://head:8786      # a Dask cluster that is there already
    python3 -m dragoman.cluster record out/ record.duckdb                         # one record of it all, linked block by block

Reading an article is a pure function of the article (and of models and lexicons), so a shard is too. Four steps, each done once and skipped
when it is done already; what is half done is never seen, because every result is renamed into place whole:

    plan     the input files, in the order in which `dragoman read` would read them, cut into shards                          plan.py
    shard    one shard read by the program, its tables as Parquet, counts and hashes: on any worker, again if that one dies   shard.py
    settle   what no shard can know: repeated articles, ids that two inputs share. The same rule as the record's              settle.py
    part     one date block's tables from all shards: on any worker                                                           part.py

and a manifest with counts and hashes of everything (manifest.py). The parts together hold what one machine would have recorded, row for row and
in its order. engine.py runs the steps on Dask; on Slurm a plain job array runs them (tools/cluster/slurm_array.sh). docs/cluster.md is the guide.
"""
