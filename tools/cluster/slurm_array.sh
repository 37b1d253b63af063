#!/usr/bin/env bash
# Reads a folder of articles on a Slurm cluster without Dask: one array task a shard, then one job for parts and manifest.
#
#   tools/cluster/slurm_array.sh INPUT OUTPUT [options of `python3 -m dragoman.cluster plan`]
#
# INPUT and OUTPUT are on a disk that all nodes share, and so is the Python package (PYTHONPATH, or a wheel installed on each node). Settings by environment:
#   DRAGOMAN_CPUS    processors of one task (default 8: a shard's articles are coded in as many threads)
#   DRAGOMAN_AT_ONCE array tasks that run at the same time at most (default 100)
#   DRAGOMAN_SBATCH  further options of sbatch, e.g. "--partition=long --mem-per-cpu=500M"
# A task whose node dies is queued again (--requeue); a shard that was read is never read twice. Should tasks fail for good, the last job still makes
# parts and manifest of the others, names the missing ones in it and ends with status 1; running this script again reads only those.
set -euo pipefail
[ $# -ge 2 ] || { sed -n '2,13s/^# \{0,1\}//p' "$0"; exit 2; }
python=${DRAGOMAN_PYTHON:-/usr/bin/python3}
input=$1 output=$2
shift 2
shards=$("$python" -m dragoman.cluster plan "$input" "$output" "$@")
output=$(realpath "$output")
mkdir -p "$output/.dragoman/slurm"
read -ra extra <<<"${DRAGOMAN_SBATCH:-}"
log="$output/.dragoman/slurm/%A_%a.txt"
# Slurm numbers array tasks up to MaxArraySize (1001 where nobody changed it): larger plans are cut into several arrays.
most=${DRAGOMAN_ARRAY:-1000} jobs=()
for ((first = 0; first < shards; first += most)); do
  last=$((shards - first < most ? shards - first - 1 : most - 1))
  jobs+=("$(sbatch --parsable --job-name=dragoman --requeue --cpus-per-task="${DRAGOMAN_CPUS:-8}" --array="0-$last%${DRAGOMAN_AT_ONCE:-100}" --output="$log" \
    --export="ALL,DRAGOMAN_FIRST=$first,DRAGOMAN_OUTPUT=$output,DRAGOMAN_PYTHON=$python" "${extra[@]}" \
    --wrap='exec "$DRAGOMAN_PYTHON" -m dragoman.cluster shard "$DRAGOMAN_OUTPUT" $((DRAGOMAN_FIRST + SLURM_ARRAY_TASK_ID)) --jobs "${SLURM_CPUS_PER_TASK:-1}"')")
done
jobs=("${jobs[@]%%;*}")  # "17;cluster" on federated clusters
after=$(IFS=:; echo "${jobs[*]}")
last=$(sbatch --parsable --job-name=dragoman-parts --dependency="afterany:$after" --cpus-per-task="${DRAGOMAN_CPUS:-8}" --output="$output/.dragoman/slurm/%j.txt" \
  --export="ALL,DRAGOMAN_OUTPUT=$output,DRAGOMAN_PYTHON=$python" "${extra[@]}" --wrap='exec "$DRAGOMAN_PYTHON" -m dragoman.cluster finish "$DRAGOMAN_OUTPUT"')
echo "$shards shards in job ${jobs[*]}, then parts in job $last: $output/manifest.json"
